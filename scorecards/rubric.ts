import { z } from 'zod';

/** The four levels. There is no neutral middle, so that a rating always says something (scorecard law 3). */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** Who judges in a panel: these seats are always filled. */
const JUDGING_PARTS = ['lead', 'second'] as const;
/** Who learns there: filled where somebody can come, and never a reason against a time. */
const LEARNING_PARTS = ['shadow', 'reverse shadow'] as const;

const key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a key is lower-case words joined by hyphens');
const line = z.string().trim().min(1).max(300);
/** Longest anchor that still lets four of them share one Slack section (3000 characters) and one phone screen. */
export const ANCHOR_MAX_CHARACTERS = 220;

const behaviours = z.array(line).min(2).max(3);
const anchorsSchema = z
  .strictObject({ 1: behaviours, 2: behaviours, 3: behaviours, 4: behaviours })
  .transform((byLevel) => LEVELS.map((level) => ({ level, behaviours: byLevel[level] })));

const weightSchema = z.strictObject({ value: z.number().positive().max(3), reason: line });
const expectedSchema = z.record(key, z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]));

const competencySchema = z.strictObject({
  key,
  /** Also a column of the debrief's picture, so it must stay short. */
  name: z.string().trim().min(1).max(30),
  what: line,
  covers: z.array(line).default([]),
  /** The level that a hire of each seniority shows. The anchors do not move; this does. */
  expected: expectedSchema,
  weight: weightSchema.optional(),
  anchors: anchorsSchema,
  redFlags: z.array(line).min(1),
});

const questionSchema = z.strictObject({
  ask: z.string().trim().min(1).max(700),
  competencies: z.array(key).min(1),
  followUps: z.array(line).min(1),
  goodAnswers: z.array(line).min(1),
});

const count = z.int().min(1).max(4).default(1);
/** Any of the pools may fill a seat; one for who learns may be open to everybody who learns the stage. */
const seatSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.enum(JUDGING_PARTS), count, pools: z.array(key).min(1) }),
  z.strictObject({ part: z.enum(LEARNING_PARTS), count, pools: z.array(key).default([]) }),
]);

const stageSchema = z
  .strictObject({
    key,
    name: z.string().trim().min(1).max(40),
    minutes: z.int().min(15).max(240),
    panel: z.array(seatSchema).min(1),
    competencies: z.array(key).min(1),
    covers: z.array(line).default([]),
    /** What the candidate's invitation says: no internal words, no competency scores. */
    candidate: z.strictObject({ expect: line, prepare: line }),
    questions: z.array(questionSchema).min(1),
  })
  .transform((stage) => ({
    ...stage,
    /** Of those who judge. */
    pools: [
      ...new Set(
        stage.panel.flatMap(({ part, pools }) => (part === 'lead' || part === 'second' ? pools : [])),
      ),
    ],
  }));

const planSchema = z.strictObject({
  /** Rounds happen one after another; the stages of one round may share a day (a loop). */
  rounds: z.array(z.strictObject({ name: line, stages: z.array(key).min(1) })).min(1),
});

export const rubricSchema = z.strictObject({
  key,
  name: line,
  version: z.int().min(1),
  /** Why this version exists, in words for the people whose cards stay on another one. */
  note: line,
  seniorities: z.array(z.strictObject({ key, name: line, expects: line })).min(1),
  pools: z.array(z.strictObject({ key, name: line, who: line })).min(1),
  competencies: z.array(competencySchema).min(1).max(15),
  stages: z.array(stageSchema).min(1),
  plan: planSchema,
});

/** How one role is judged: competencies, their anchors, the stages that assess them, and the plan. */
export type Rubric = z.output<typeof rubricSchema>;
export type Competency = Rubric['competencies'][number];
/** The behaviours that one level of one competency describes. */
export type Anchor = Competency['anchors'][number];
export type Stage = Rubric['stages'][number];

/** The anchor as one line, the way the card and the kit show it: behaviours joined by semicolons. */
export function anchorLine(anchor: Anchor): string {
  return anchor.behaviours.join('; ');
}

/** The stage with this key, or null. */
export function findStage(rubric: Rubric, stageKey: string): Stage | null {
  return rubric.stages.find((stage) => stage.key === stageKey) ?? null;
}

/** The competency with this key, or null. */
export function findCompetency(rubric: Rubric, competencyKey: string): Competency | null {
  return rubric.competencies.find((competency) => competency.key === competencyKey) ?? null;
}

/** The competencies a stage assesses, in the order of the rubric, so that every card reads alike. */
export function listStageCompetencies(rubric: Rubric, stage: Stage): Competency[] {
  return rubric.competencies.filter((competency) => stage.competencies.includes(competency.key));
}

/** The level a hire of this seniority shows in a competency, or null where the rubric knows no such seniority. */
export function expectedLevel(competency: Competency, seniorityKey: string): Level | null {
  return competency.expected[seniorityKey] ?? null;
}

/** What a competency weighs: 1 unless the rubric gives another weight with its reason. */
export function weightOf(competency: Competency): number {
  return competency.weight?.value ?? 1;
}
