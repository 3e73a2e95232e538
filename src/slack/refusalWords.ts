import { barsText } from '../../blocks/bars';
import type { RefusalProps } from '../../blocks/refusal';
import { firstName, listText } from '../../blocks/text';
import { ago, plainWhen } from '../../blocks/when';
import type { Ports } from '../ports';
import type { RefusalReason } from '../refusal';

/** A refusal in words: the cause, and what to do next. Names and times are read for it. */
export async function refusalWords(ports: Ports, reason: RefusalReason, zone: string): Promise<RefusalProps> {
  if (reason.code === 'not yours') return notYoursWords(ports, reason);
  if (reason.code === 'time taken') return takenWords(ports, reason, zone);
  if (reason.code === 'candidate booked') return candidateBookedWords(ports, reason, zone);
  if (reason.code === 'cap reached' || reason.code === 'person left') {
    const name = firstName((await ports.db.people.getPerson(reason.personId)).name);
    return reason.code === 'cap reached'
      ? {
          cause: `${name} has no interview left under the weekly or daily cap.`,
          wayOut: 'Pick another time.',
        }
      : { cause: `${name} has left the workspace.`, wayOut: 'Pick another time or other people.' };
  }
  if (reason.code === 'cannot sit') {
    const name = firstName((await ports.db.people.getPerson(reason.personId)).name);
    return {
      cause: `${name} cannot sit in this interview: ${barsText(reason.constraints)}.`,
      wayOut: 'Choose somebody else.',
    };
  }
  if (reason.code === 'kept apart') {
    const people = await ports.db.people.listPeople({ ids: [...reason.personIds] });
    return {
      cause: `${listText(people.map(({ name }) => firstName(name)))} never sit on one panel.`,
      wayOut: 'Pick another time or other people.',
    };
  }
  if (reason.code === 'room taken' || reason.code === 'room gone' || reason.code === 'calendar known')
    return roomWords(ports, reason, zone);
  if (reason.code === 'nudged already') return nudgedWords(ports, reason, zone);
  if (reason.code === 'channel has outsiders') return outsiderWords(ports, reason.slackUserIds);
  if (reason.code === 'candidate changed') {
    const { name } = await ports.db.candidates.getCandidate(reason.candidateId);
    return {
      cause: `${name} was changed by somebody else meanwhile.`,
      wayOut: 'Open it again, and change what is left to change.',
    };
  }
  if (reason.code === 'email taken') {
    const { name } = await ports.db.candidates.getCandidate(reason.candidateId);
    return {
      cause: `${name} has this mail address already.`,
      wayOut: 'Choose them in the search, or correct the address.',
    };
  }
  return plainWords(reason, zone);
}

async function notYoursWords(
  ports: Ports,
  { needs, askIds }: Extract<RefusalReason, { code: 'not yours' }>,
): Promise<RefusalProps> {
  const admins = await Promise.all(askIds.map((id) => ports.db.people.findPersonBySlack(id)));
  const names = admins.flatMap((admin) => (admin ? [admin.name] : []));
  const ask = names.length > 0 ? `Ask ${listText(names)}, who` : 'An admin';
  return {
    cause: `This is for people with the role ${needs}.`,
    wayOut: `${ask} can give it to you in Interloop's Home.`,
  };
}

async function takenWords(
  ports: Ports,
  reason: Extract<RefusalReason, { code: 'time taken' }>,
  zone: string,
): Promise<RefusalProps> {
  const name = firstName((await ports.db.people.getPerson(reason.personId)).name);
  const other = reason.byInterviewId ? await ports.db.interviews.findInterview(reason.byInterviewId) : null;
  if (!other) return { cause: `${name} is no longer free at this time.`, wayOut: 'Pick another time.' };
  const candidate = await ports.db.candidates.getCandidate(other.candidateId);
  return {
    cause: `${name} is booked ${plainWhen(other.startsAt, zone)}, for an interview with ${candidate.name}.`,
    wayOut: 'Pick another time or other people.',
  };
}

async function roomWords(
  ports: Ports,
  reason: Extract<RefusalReason, { code: 'room taken' | 'room gone' | 'calendar known' }>,
  zone: string,
): Promise<RefusalProps> {
  const { name, active } = await ports.db.rooms.getRoom(reason.roomId);
  if (reason.code === 'calendar known') {
    return active
      ? { cause: `This is the calendar of ${name}.`, wayOut: `Change ${name}, or correct the address.` }
      : {
          cause: `This is the calendar of ${name}, which was removed.`,
          wayOut: 'Add it as a new room: what is booked in it then goes on.',
        };
  }
  if (reason.code === 'room gone')
    return { cause: `${name} is no longer offered.`, wayOut: 'Find times again in another place.' };
  const other = reason.byInterviewId ? await ports.db.interviews.findInterview(reason.byInterviewId) : null;
  if (!other) return { cause: `${name} is no longer free at this time.`, wayOut: ANOTHER_ROOM };
  const candidate = await ports.db.candidates.getCandidate(other.candidateId);
  return {
    cause: `${name} is taken ${plainWhen(other.startsAt, zone)}, by an interview with ${candidate.name}.`,
    wayOut: ANOTHER_ROOM,
  };
}

const ANOTHER_ROOM = 'Pick another time or another room.';

async function candidateBookedWords(
  ports: Ports,
  { candidateId, byInterviewId }: Extract<RefusalReason, { code: 'candidate booked' }>,
  zone: string,
): Promise<RefusalProps> {
  const name = firstName((await ports.db.candidates.getCandidate(candidateId)).name);
  const other = byInterviewId ? await ports.db.interviews.findInterview(byInterviewId) : null;
  return {
    cause: `${name} has another interview${other ? ` ${plainWhen(other.startsAt, zone)}` : ' at this time'}.`,
    wayOut: 'Pick another time.',
  };
}

/** Nobody is nagged twice in a short while, however many people wait. */
async function nudgedWords(
  ports: Ports,
  { personId, byId, at, againAt }: Extract<RefusalReason, { code: 'nudged already' }>,
  zone: string,
): Promise<RefusalProps> {
  const name = firstName((await ports.db.people.getPerson(personId)).name);
  const [other] = byId ? await ports.db.people.listPeople({ ids: [byId] }) : [];
  const who = byId === null ? 'You' : (other?.name ?? 'Somebody');
  return {
    cause: `${who} nudged ${name} ${ago(at, ports.clock.now())}; it stands in ${name}'s messages.`,
    wayOut: `Leave ${name} some time for it. From ${plainWhen(againAt, zone)} you can nudge again.`,
  };
}

const MOST_NAMES = 5;

async function outsiderWords(ports: Ports, slackUserIds: string[]): Promise<RefusalProps> {
  const shown = await Promise.all(
    slackUserIds.slice(0, MOST_NAMES).map((id) => ports.directory.findAccount(id)),
  );
  const names = shown.map((account) => account?.name ?? 'somebody unknown');
  const rest = slackUserIds.length - names.length;
  return {
    cause: `In this channel ${listText(rest > 0 ? [...names, `${rest} more`] : names)} may not read this debrief.`,
    wayOut: 'Choose a channel of those who decide.',
  };
}

const CHANNEL_WORDS: Record<'not in it' | 'shared' | 'too many', RefusalProps> = {
  'not in it': {
    cause: 'Interloop is not in this channel.',
    wayOut: 'Invite it with /invite, then post again.',
  },
  shared: { cause: 'Another company is in this channel.', wayOut: 'Choose one of your own.' },
  'too many': { cause: 'More than 100 people are in this channel.', wayOut: 'Choose a smaller one.' },
};

/** Every reason that needs no reading. */
function plainWords(reason: Exclude<RefusalReason, { code: 'not yours' }>, zone: string): RefusalProps {
  switch (reason.code) {
    case 'unknown person':
      return {
        cause: 'Slack does not know this account, or it is deactivated.',
        wayOut: 'Choose somebody else.',
      };
    case 'unknown candidate':
      return { cause: 'No candidate of this name.', wayOut: 'Type the name as it stands on Home.' };
    case 'several candidates':
      return {
        cause: `${listText(reason.names)} are called so, and perhaps more.`,
        wayOut: 'Type more of the name, as it stands on Home.',
      };
    case 'already booked':
      return { cause: 'This is booked already.', wayOut: 'Its card is in your messages.' };
    case 'plan expired':
      return {
        cause: 'This search is no longer kept.',
        wayOut: 'Type /schedule to search again.',
      };
    case 'answer gone':
      return {
        cause: "These times were found anew meanwhile, or are from before Interloop's last update.",
        wayOut: 'What you asked for is kept: search again.',
      };
    case 'time passed':
      return {
        cause: 'This time has passed while the window was open.',
        wayOut: 'Find times again and pick a later one.',
      };
    case 'nothing open':
      return {
        cause: 'Every stage is held or booked.',
        wayOut: 'Type /schedule to plan one stage once more.',
      };
    case 'stage booked':
      return { cause: 'One of these stages was booked meanwhile.', wayOut: 'Plan the others anew.' };
    case 'no loop around':
      return {
        cause: 'With this change the other sessions find no time.',
        wayOut: 'Go back to the plan and change something else, or look at another plan.',
      };
    case 'interview over':
      return overWords(reason.status);
    case 'not on the panel':
      return {
        cause: 'You are not on the panel of this interview.',
        wayOut: 'If you should be, the recruiter can add you.',
      };
    case 'not yet held':
      return { cause: 'This interview has not begun.', wayOut: 'The card opens at its start.' };
    case 'cards are in':
      return {
        cause: 'A card for this interview is in, so it took place.',
        wayOut: 'Whoever handed it in by mistake can amend it, with the reason.',
      };
    case 'card locked':
      return {
        cause: 'The decision is recorded, so the cards are locked.',
        wayOut: 'An admin can unlock one; that is kept on record.',
      };
    case 'card already in':
      return { cause: 'Your card is in already.', wayOut: 'Amend it from the message that says so.' };
    case 'card changed elsewhere':
      return {
        cause: `This card was changed on another device, kept ${plainWhen(reason.savedAt, zone)}.`,
        wayOut: 'Close this window and open the card again; nothing was overwritten.',
      };
    case 'card incomplete':
      return {
        cause: 'Something on the card is still empty.',
        wayOut: 'What it is stands beside each field.',
      };
    case 'own card first':
      return {
        cause: 'Your own card is not in yet.',
        wayOut: 'Everybody judges before they read the others. Fill yours, then come back.',
      };
    case 'concerns yourself':
      return { cause: 'This is about you.', wayOut: 'The recruiter tells you the outcome.' };
    case 'conflict of interest':
      return {
        cause: 'You referred this candidate, or declared a conflict of interest.',
        wayOut: 'The others decide.',
      };
    case 'quorum missing':
      return {
        cause: `${reason.votes} of ${reason.quorum} votes are cast.`,
        wayOut: 'The decision can be recorded when the others have voted.',
      };
    case 'already decided':
      return { cause: 'The decision is recorded already.', wayOut: 'It stands in the debrief.' };
    case 'evidence is newer':
      return {
        cause: 'A card or a vote came in since you opened this.',
        wayOut: 'The votes here and the debrief are as they stand now. What you wrote is kept.',
      };
    case 'reason missing':
      return { cause: 'A sentence why is missing.', wayOut: 'Write what decided it for you.' };
    case 'channel not reachable':
      return CHANNEL_WORDS[reason.why];
    case 'last admin':
      return { cause: 'This is the last admin.', wayOut: 'Make somebody else an admin first.' };
    case 'search too long':
      return {
        cause: 'This search took longer than 20 s and was stopped.',
        wayOut: 'Your request is kept. Ask for fewer stages at once, or for fewer days.',
      };
    case 'calendar not readable':
      return {
        cause: 'Google does not show this calendar to Interloop.',
        wayOut: 'Correct the address, or let everybody in your organization see when the room is free.',
      };
    case 'too many rooms':
      return { cause: `There are ${reason.most} rooms already.`, wayOut: 'Remove one that is not used.' };
    case 'no change in google':
      return { cause: 'This was settled already.', wayOut: 'The card shows how it stands.' };
    case 'google not answering':
      return {
        cause: 'Google did not answer, so nobody can say who is free.',
        wayOut: `Your request is kept. Try again in a minute. Ref ${reason.reference}`,
      };
    default:
      return { cause: 'This is not possible now.', wayOut: 'Close the window and try again.' };
  }
}

function overWords(status: 'cancelled' | 'did not happen' | 'started'): RefusalProps {
  if (status === 'cancelled')
    return { cause: 'This interview was cancelled.', wayOut: 'Nothing is needed from you.' };
  if (status === 'did not happen') {
    return { cause: 'This interview did not happen.', wayOut: 'Nothing is needed from you.' };
  }
  return { cause: 'This interview has begun.', wayOut: 'It can no longer be changed.' };
}
