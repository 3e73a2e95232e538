import { listContentWords, listJudgements, listWords } from './judgementWords';
import { listRoleLines } from './roleLines';
import { ANCHOR_MAX_CHARACTERS, anchorLine, type Competency, type Rubric, type Stage } from './rubric';

export type RubricRule =
  | 'adjective without behaviour'
  | 'behaviour without verb'
  | 'anchor too long'
  | 'duplicate anchor'
  | 'seniority out of order'
  | 'competency no stage assesses'
  | 'competency no question asks for'
  | 'question without competency'
  | 'too few questions'
  | 'stage too wide'
  | 'role line not covered'
  | 'quote not in the role';

/** One thing to put right in a rubric's text, and where. */
export interface Finding {
  rule: RubricRule;
  where: string;
  message: string;
}

/** Slack takes 3000 characters in a section; headings and level numbers need some of them. */
const FOUR_ANCHORS_MAX_CHARACTERS = 2600;
const MIN_QUESTIONS = 3;
/** About five competencies are what one interview can judge (Campion, Palmer, Campion 1997, and common practice). */
const MAX_COMPETENCIES_OF_STAGE = 5;
/** Share of common words from which two behaviours count as the same. */
const ALIKE = 0.75;

const finding = (rule: RubricRule, where: string, message: string): Finding => ({ rule, where, message });

interface Behaviour {
  text: string;
  where: string;
}

function listBehaviours(competency: Competency): Behaviour[] {
  return competency.anchors.flatMap((anchor) =>
    anchor.behaviours.map((text) => ({ text, where: `${competency.key}, level ${anchor.level}` })),
  );
}

/** Observable behaviour says what somebody does: it begins with a verb in the third person ("chooses", "does not see"). */
function beginsWithVerb(text: string): boolean {
  const [first, second] = listWords(text);
  const verb = first === 'never' || first === 'only' ? second : first;
  return verb !== undefined && /^(?:cannot|changed|taught|.*s)$/.test(verb);
}

function lintJudgement({ text, where }: Behaviour): Finding[] {
  return listJudgements(text).length > 0 && listContentWords(text).length < 3
    ? [finding('adjective without behaviour', where, `"${text}" judges. Say what the person does or says.`)]
    : [];
}

function lintBehaviour(behaviour: Behaviour): Finding[] {
  const judged = lintJudgement(behaviour);
  if (judged.length > 0 || beginsWithVerb(behaviour.text)) return judged;
  const message = `"${behaviour.text}" should begin with what the person does: "chooses", "names".`;
  return [finding('behaviour without verb', behaviour.where, message)];
}

function similarity(a: string, b: string): number {
  const [one, two] = [new Set(listWords(a)), new Set(listWords(b))];
  const common = [...one].filter((word) => two.has(word)).length;
  return common / (one.size + two.size - common || 1);
}

function lintDuplicates(behaviours: readonly Behaviour[]): Finding[] {
  return behaviours.flatMap((own, at) =>
    behaviours
      .slice(at + 1)
      .filter((other) => similarity(own.text, other.text) >= ALIKE)
      .map((other) =>
        finding('duplicate anchor', other.where, `"${other.text}" says the same as ${own.where}.`),
      ),
  );
}

function lintLengths(competency: Competency): Finding[] {
  const lines = competency.anchors.map((anchor) => ({ anchor, length: anchorLine(anchor).length }));
  const long = lines.filter(({ length }) => length > ANCHOR_MAX_CHARACTERS);
  const total = lines.reduce((sum, { length }) => sum + length, 0);
  return [
    ...long.map(({ anchor, length }) =>
      finding(
        'anchor too long',
        `${competency.key}, level ${anchor.level}`,
        `${length} characters; a phone shows ${ANCHOR_MAX_CHARACTERS}.`,
      ),
    ),
    ...(total > FOUR_ANCHORS_MAX_CHARACTERS
      ? [finding('anchor too long', competency.key, `${total} characters over four levels.`)]
      : []),
  ];
}

function lintSeniority(rubric: Rubric, competency: Competency): Finding[] {
  return rubric.seniorities.slice(1).flatMap(({ key }, at) => {
    const before = rubric.seniorities[at];
    const [lower, higher] = [competency.expected[before?.key ?? ''] ?? 0, competency.expected[key] ?? 0];
    return higher >= lower
      ? []
      : [
          finding(
            'seniority out of order',
            competency.key,
            `${key} expects ${higher}, below ${before?.key} with ${lower}.`,
          ),
        ];
  });
}

function lintCompetency(rubric: Rubric, competency: Competency): Finding[] {
  const assessed = rubric.stages.some((stage) => stage.competencies.includes(competency.key));
  return [
    ...listBehaviours(competency).flatMap(lintBehaviour),
    ...competency.redFlags.flatMap((text) => lintJudgement({ text, where: `${competency.key}, red flags` })),
    ...lintLengths(competency),
    ...lintSeniority(rubric, competency),
    ...(assessed
      ? []
      : [finding('competency no stage assesses', competency.key, 'Give it a stage, or take it out.')]),
  ];
}

function lintStage(stage: Stage): Finding[] {
  const asked = new Set(stage.questions.flatMap((question) => question.competencies));
  const unasked = stage.competencies.filter((key) => !asked.has(key));
  const orphans = stage.questions.filter((question) => question.competencies.length === 0);
  const answers = stage.questions.flatMap((question) => question.goodAnswers);
  return [
    ...answers.flatMap((text) => lintJudgement({ text, where: `${stage.key}, good answers` })),
    ...orphans.map(({ ask }) =>
      finding('question without competency', stage.key, `"${ask}" assesses nothing.`),
    ),
    ...unasked.map((key) =>
      finding('competency no question asks for', stage.key, `No question is about "${key}".`),
    ),
    ...(stage.questions.length < MIN_QUESTIONS
      ? [finding('too few questions', stage.key, `${stage.questions.length} of ${MIN_QUESTIONS}.`)]
      : []),
    ...(stage.competencies.length > MAX_COMPETENCIES_OF_STAGE
      ? [
          finding(
            'stage too wide',
            stage.key,
            `${stage.competencies.length} competencies; ${MAX_COMPETENCIES_OF_STAGE} are what one interview can judge.`,
          ),
        ]
      : []),
  ];
}

function lintCovers(rubric: Rubric, roleText: string): Finding[] {
  const lines = listRoleLines(roleText);
  const quotes = [...rubric.competencies, ...rubric.stages].flatMap((item) =>
    item.covers.map((quote) => ({ quote, where: item.key })),
  );
  return [
    ...lines
      .filter((line) => !quotes.some(({ quote }) => quote === line.text))
      .map((line) => finding('role line not covered', line.section, `Nothing covers "${line.text}".`)),
    ...quotes
      .filter(({ quote }) => !lines.some((line) => line.text === quote))
      .map(({ quote, where }) =>
        finding('quote not in the role', where, `"${quote}" is not a line of the role description.`),
      ),
  ];
}

/**
 * What a rubric's text must still put right before people are judged by it. `parseRubric` has checked its shape.
 * @param roleText the role description in Markdown; each of its bullets must be quoted word for word in a `covers`.
 */
export function lintRubric(rubric: Rubric, roleText: string): Finding[] {
  return [
    ...rubric.competencies.flatMap((competency) => lintCompetency(rubric, competency)),
    ...lintDuplicates(rubric.competencies.flatMap(listBehaviours)),
    ...rubric.stages.flatMap(lintStage),
    ...lintCovers(rubric, roleText),
  ];
}
