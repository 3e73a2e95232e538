import type { Person } from '../../entities';
import type { Ports } from '../../ports';
import { sittingPanel } from '../loadFacts';
import { answerAsk } from './answerAsk';

const GONE = 'The Slack account was deactivated.';

/**
 * Brings a person in line with their Slack account: a deactivated one is proposed and asked no more, and counts as a
 * decline of what lies ahead, so that the recruiter is offered replacements. One that comes back may be asked again.
 */
export async function followAccount(ports: Ports, slackUserId: string): Promise<void> {
  const person = await ports.db.people.findPersonBySlack(slackUserId);
  if (person) await followPerson(ports, person);
}

/** The same for a person at hand; gives them as they now stand. @throws OutsideError when Slack does not answer. */
export async function followPerson(ports: Ports, person: Person): Promise<Person> {
  const account = await ports.directory.findAccount(person.slackUserId);
  const active = account?.active ?? false;
  if (active === person.active) return person;
  const now = ports.clock.now();
  const followed = { ...person, active };
  await ports.db.people.savePerson(followed);
  await ports.db.audit.append({
    at: now,
    byId: null,
    verb: active ? 'account.return' : 'account.leave',
    aboutId: person.id,
  });
  if (!active) await declineAhead(ports, person, now);
  return followed;
}

async function declineAhead(ports: Ports, person: Person, now: Date): Promise<void> {
  const interviews = await ports.db.interviews.listInterviews({ personIds: [person.id], status: 'booked' });
  const ahead = interviews.filter(
    (interview) =>
      interview.startsAt > now && sittingPanel(interview).some(({ personId }) => personId === person.id),
  );
  for (const { id } of ahead) await answerAsk(ports, person, id, { answer: 'declined', reason: GONE });
}
