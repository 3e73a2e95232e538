import { candidateId } from '../../sandbox/company/ids';
import type { OfficeEvent, OfficeMail } from '../../sandbox/google/officeTypes';
import type { Person as Driver } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { eventId } from '../../src/eventId';
import type { Product } from './startProduct';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** So much later than an instant, or earlier. */
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Books the first time that `/schedule` offers for these words, and gives the interview. */
export async function book(product: Product, recruiter: Driver, words: string): Promise<Interview> {
  const before = new Set((await product.db.interviews.listInterviews({})).map(({ id }) => id));
  await recruiter.types(`/schedule ${words}`, 'Interloop');
  await recruiter.sees('Best match');
  await recruiter.click('Pick');
  await recruiter.sees('Google Meet');
  await recruiter.submit();
  await recruiter.sees('The card with everything on it is in your messages');
  await recruiter.closeModal(true);
  await product.caughtUp();
  const made = (await product.db.interviews.listInterviews({})).filter(({ id }) => !before.has(id));
  if (made.length !== 1 || !made[0]) throw new Error(`${made.length} interviews were made`);
  return made[0];
}

/** An interview as it is stored now. */
export const stored = (product: Product, { id }: Pick<Interview, 'id'>): Promise<Interview> =>
  product.db.interviews.getInterview(id);

/** Interviews of somebody of the seed, by the candidate's key. */
export const interviewsOf = (product: Product, candidate: string): Promise<Interview[]> =>
  product.db.interviews.listInterviews({ candidateId: candidateId(candidate) });

/** The driver of somebody on the panel, looking at the app's messages. */
export async function seated(product: Product, interview: Interview, index: number): Promise<Driver> {
  const seat = interview.panel[index];
  if (!seat) throw new Error(`Nobody sits on seat ${index}`);
  return driverOf(product, seat.personId);
}

/** The driver of a stored person, looking at the app's messages. */
export async function driverOf(product: Product, personId: string): Promise<Driver> {
  const { slackUserId } = await product.db.people.getPerson(personId);
  const driver = product.office.slack.person(slackUserId);
  await driver.goTo('Interloop');
  driver.resetTally();
  return driver;
}

/** The texts of the app's messages to somebody, oldest first: what a phone's notification shows. */
export const news = async (person: Driver): Promise<string[]> =>
  (await person.dm()).map(({ text }) => plain(text));

const plain = (text: string) => text.replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1').replaceAll('\ufeff', '');

/** The interview's event in Google, or the candidate's, as the organiser has it; null once it is gone. */
export function eventOf(
  product: Product,
  { id, calendar }: Interview,
  whose: 'panel' | 'candidate' = 'panel',
): OfficeEvent | null {
  return (
    eventsOf(product).find(
      ({ eventId: shown }) => shown === eventId(id, whose, whose === 'panel' ? calendar.generation : 0),
    ) ?? null
  );
}

/** Everything on the calendar that organises interviews. */
export function eventsOf(product: Product): OfficeEvent[] {
  const { company, google } = product.office;
  const from = later(company.anchorAt, -30 * DAY_MS);
  const { diaries } = google.office.week(from, later(from, 120 * DAY_MS));
  return diaries.find(({ calendar }) => calendar.id === company.interviewsMailbox)?.events ?? [];
}

/** What Google mailed to an address, oldest first. */
export const mailsTo = (product: Product, email: string): OfficeMail[] =>
  product.office.google.office.mails().filter(({ to }) => to === email);

/** The keys of somebody's claims for an interview, or of everybody's. */
export async function claimsOf(
  product: Product,
  interviewId: string,
  personId?: string,
): Promise<{ personId: string; key: string }[]> {
  const found = await product.db.connection
    .collection('claims')
    .find({ interviewId, ...(personId && { personId }) })
    .toArray();
  return found.map((claim) => ({ personId: String(claim.personId), key: String(claim.key) }));
}
