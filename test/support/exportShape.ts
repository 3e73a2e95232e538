import { z } from 'zod';

const at = z.iso.datetime();
const maybeAt = at.nullable();
const maybe = z.string().nullable();

const content = {
  recommendation: maybe,
  ratings: z.array(
    z.strictObject({
      competency: z.string(),
      level: z.union([z.number(), z.literal('not assessed')]).nullable(),
      evidence: z.string(),
    }),
  ),
  ...{ summary: z.string(), strongestSignal: z.string(), concern: z.string(), noteToRecruiter: z.string() },
};
const card = z.strictObject({
  ...{ id: z.string(), interviewId: z.string(), by: z.string(), part: z.string(), stage: z.string() },
  ...{ rubricVersion: z.number(), status: z.enum(['draft', 'submitted']) },
  ...{ savedAt: at, submittedAt: maybeAt, lockedAt: maybeAt, ...content },
  amendments: z.array(z.strictObject({ at, reason: z.string(), before: z.strictObject(content) })),
  unlocks: z.array(z.strictObject({ at, by: z.string(), reason: z.string() })),
});
const vote = z.strictObject({ by: z.string(), outcome: z.string(), reason: z.string(), votedAt: at });
const decision = z.strictObject({
  ...{ outcome: z.string(), rationale: z.string(), nextStage: maybe, by: z.string(), decidedAt: at },
  dissent: z.array(z.string()),
  basedOn: z.strictObject({
    ...{ rubricVersion: z.number(), scorecards: z.array(card), votes: z.array(vote) },
  }),
});
const historyLine = z.strictObject({
  ...{ at, what: z.string(), by: maybe, about: maybe, left: maybe, stayed: z.array(z.string()).nullable() },
  ...{ note: maybe, room: maybe, from: maybeAt, to: maybeAt },
});
const interview = z.strictObject({
  ...{ id: z.string(), stage: z.string(), status: z.string(), startsAt: at, endsAt: at, bookedAt: at },
  recruiter: z.string(),
  panel: z.array(
    z.strictObject({
      ...{ person: z.string(), part: z.string(), answer: z.string(), askedAt: at, answeredAt: maybeAt },
      declineReason: maybe,
    }),
  ),
  formerPanel: z.array(z.strictObject({ person: z.string(), why: z.string() })),
  room: z.strictObject({ name: z.string(), answer: z.string() }).nullable(),
  ...{ meetLink: maybe, calendarLink: maybe, noteToPanel: maybe, history: z.array(historyLine) },
});
const asked = z.strictObject({
  ...{ stages: z.array(z.string()), days: z.string(), fromDay: maybe, toDay: maybe },
  ...{ fromHour: z.string(), toHour: z.string(), timesTheCandidateGave: z.string(), noteToPanel: z.string() },
});
const search = z.strictObject({
  ...{ id: z.string(), by: z.string(), begunAt: at, asked: asked.nullable() },
  timesFound: z.array(z.strictObject({ startsAt: at, endsAt: at, people: z.array(z.string()) })),
});

/** What `scripts/export.ts` prints, and nothing beside. */
export const exportShape = z.strictObject({
  ...{ exportedAt: at, exportedBy: maybe },
  candidate: z.strictObject({
    ...{ id: z.string(), name: z.string(), mailAddress: z.string(), timeZone: z.string(), resumeLink: maybe },
    ...{ role: z.string(), seniority: z.string(), recruiter: z.string(), referredBy: maybe },
    ...{ conflictsOfInterest: z.array(z.string()), ownSlackAccount: maybe, addedAt: at },
  }),
  interviews: z.array(interview),
  scorecards: z.array(card),
  debrief: z
    .strictObject({
      ...{ openedAt: at, votes: z.array(vote), decision: decision.nullable() },
      earlierDecisions: z.array(decision),
    })
    .nullable(),
  searchesForTimes: z.array(search),
  slackMessages: z.array(z.strictObject({ what: z.string(), channel: z.string(), ts: z.string() })),
  slackFiles: z.array(z.string()),
  googleEvents: z.array(z.string()),
  auditTrail: z.array(
    z.strictObject({
      ...{ at, by: maybe, did: z.string(), to: z.string() },
      detail: z.record(z.string(), z.string()).nullable(),
    }),
  ),
});
