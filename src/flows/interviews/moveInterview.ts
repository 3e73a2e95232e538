import type { Interview, Person, Seat } from '../../entities';
import type { Plan } from '../../plan';
import type { Ports } from '../../ports';
import type { Refusal } from '../../refusal';
import type { SlotProposal } from '../../scheduling/answers';
import { sittingPanel } from '../loadFacts';
import { refuseUnless } from '../requireRole';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimEverybody } from './claims';
import { overruled } from './drift';

/** Moves a booked interview to a proposal: new claims for old ones, everybody is asked anew, reminders follow. */
export async function moveInterview(
  ports: Ports,
  by: Person,
  plan: Plan,
  proposal: SlotProposal,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  return changeClaimed(
    ports,
    plan.movesInterviewId ?? plan.id,
    { byId: by.id, verb: 'interview.move' },
    async (interview, stores) => {
      if (isAlreadyThere(interview, proposal)) return null;
      const over = refuseOver(interview, now);
      if (over) return over;
      const moved = movedInterview(interview, proposal, by, now);
      await stores.claims.release(interview.id);
      await claimEverybody(stores, moved, plan.relaxations);
      return moved;
    },
  );
}

function isAlreadyThere(interview: Interview, proposal: SlotProposal): boolean {
  return (
    (interview.room?.roomId ?? null) === proposal.roomId &&
    interview.startsAt.getTime() === proposal.startsAt.getTime() &&
    interview.panel.length === proposal.seats.length &&
    proposal.seats.every((seat) => interview.panel.some((sitting) => sitting.personId === seat.personId))
  );
}

function movedInterview(interview: Interview, proposal: SlotProposal, by: Person, now: Date): Interview {
  const panel: Seat[] = proposal.seats.map(({ personId, part }) => ({
    personId,
    part,
    answer: 'waiting',
    askedAt: now,
  }));
  const stays = new Set(panel.map((seat) => seat.personId));
  const gone = interview.panel.filter((seat) => !stays.has(seat.personId));
  const { room: _, ...rest } = interview;
  const { roomId } = proposal;
  return withHistory(
    {
      ...rest,
      ...(roomId && { room: { roomId, answer: 'waiting' as const } }),
      startsAt: proposal.startsAt,
      endsAt: proposal.endsAt,
      timeRevision: interview.timeRevision + 1,
      panel,
      formerPanel: [
        ...interview.formerPanel.filter((former) => !stays.has(former.personId)),
        ...gone.map(({ personId, answer }) => ({
          personId,
          why: answer === 'declined' ? ('declined' as const) : ('replaced' as const),
        })),
      ],
      calendar: overruled(interview.calendar),
    },
    {
      at: now,
      what: 'rescheduled',
      byId: by.id,
      keptIds: sittingPanel(interview).flatMap(({ personId }) => (stays.has(personId) ? [personId] : [])),
      fromAt: interview.startsAt,
      toAt: proposal.startsAt,
    },
  );
}
