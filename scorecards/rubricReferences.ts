import type { Rubric } from './rubric';

/** A place in the rubric and what is wrong there. */
export interface ReferenceFault {
  path: (string | number)[];
  message: string;
}

type Keyed = readonly { key: string }[];

function duplicates(list: Keyed, field: string): ReferenceFault[] {
  return list.flatMap((item, index) =>
    list.findIndex((other) => other.key === item.key) < index
      ? [{ path: [field, index, 'key'], message: `"${item.key}" is there twice` }]
      : [],
  );
}

function unknown(keys: readonly string[], known: Keyed, path: (string | number)[], noun: string) {
  return keys.flatMap((key, index) =>
    known.some((item) => item.key === key)
      ? []
      : [{ path: [...path, index], message: `"${key}" is not a ${noun} of this rubric` }],
  );
}

function stageFaults(rubric: Rubric): ReferenceFault[] {
  return rubric.stages.flatMap((stage, at) => [
    ...unknown(stage.competencies, rubric.competencies, ['stages', at, 'competencies'], 'competency'),
    ...stage.panel.flatMap((seat, seatAt) =>
      unknown(seat.pools, rubric.pools, ['stages', at, 'panel', seatAt, 'pools'], 'pool'),
    ),
    ...(stage.panel.some((seat) => seat.part === 'lead')
      ? []
      : [{ path: ['stages', at, 'panel'], message: 'a panel needs a lead' }]),
    ...stage.questions.flatMap((question, questionAt) =>
      question.competencies
        .filter((key) => !stage.competencies.includes(key))
        .map((key) => ({
          path: ['stages', at, 'questions', questionAt, 'competencies'],
          message: `"${key}" is not assessed in ${stage.name}`,
        })),
    ),
  ]);
}

function expectedFaults(rubric: Rubric): ReferenceFault[] {
  return rubric.competencies.flatMap((competency, at) => {
    const given = Object.keys(competency.expected);
    const missing = rubric.seniorities.filter(({ key }) => !given.includes(key));
    const strange = given.filter((key) => !rubric.seniorities.some((seniority) => seniority.key === key));
    const path = ['competencies', at, 'expected'];
    return [
      ...missing.map(({ key }) => ({ path, message: `says nothing for "${key}"` })),
      ...strange.map((key) => ({ path, message: `"${key}" is not a seniority of this rubric` })),
    ];
  });
}

function planFaults(rubric: Rubric): ReferenceFault[] {
  const planned = rubric.plan.rounds.flatMap((round) => round.stages);
  return [
    ...rubric.plan.rounds.flatMap((round, at) =>
      unknown(round.stages, rubric.stages, ['plan', 'rounds', at, 'stages'], 'stage'),
    ),
    ...rubric.stages
      .filter((stage) => planned.filter((key) => key === stage.key).length !== 1)
      .map((stage) => ({ path: ['plan', 'rounds'], message: `"${stage.key}" must be in exactly one round` })),
  ];
}

/** Every key that points nowhere, is there twice, or is missing where it must be. */
export function listReferenceFaults(rubric: Rubric): ReferenceFault[] {
  return [
    ...duplicates(rubric.seniorities, 'seniorities'),
    ...duplicates(rubric.pools, 'pools'),
    ...duplicates(rubric.competencies, 'competencies'),
    ...duplicates(rubric.stages, 'stages'),
    ...expectedFaults(rubric),
    ...stageFaults(rubric),
    ...planFaults(rubric),
  ];
}
