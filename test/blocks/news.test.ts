import { debriefMessage, debriefPost } from '../../blocks/debrief/debriefMessage';
import { decisionMessage } from '../../blocks/debrief/decisionMessage';
import { askMessage } from '../../blocks/interview/askMessage';
import { cancelModal } from '../../blocks/interview/cancelModal';
import { declinedNotice, readReplacementPick } from '../../blocks/interview/declinedNotice';
import { interviewCard, readInterviewMore } from '../../blocks/interview/interviewCard';
import { interviewHistoryLine } from '../../blocks/interview/interviewHistoryLine';
import { kitMessage } from '../../blocks/interview/kitMessage';
import { nagMessage } from '../../blocks/interview/nagMessage';
import type { AskState, HistoryWhat } from '../../blocks/interview/props';
import { scorecardRequest } from '../../blocks/interview/scorecardRequest';
import { everyMessage, everyModal } from './everyScreen';
import {
  ENDS_AT,
  hoursAfter,
  makeAskProps,
  makeCardProps,
  makeDebriefProps,
  makeInterview,
  makeKitProps,
  NOW,
  OMAR,
  PRIYA,
  RITA,
  ZONE,
} from './makers';
import { everyHome } from './screens/home';
import { PLAIN } from './screens/world';
import { pressables, wordsOf } from './viewPerson';

/** A text as somebody reads it whose phone draws no tokens. */
const read = (text: string) => text.replace(/<!date[^|]*\|([^>]*)>/g, '$1').replaceAll('\ufeff', '');
const WHEN = 'Thu 3 Dec, 14:00 in Berlin';

describe('the first line is the whole news', () => {
  it('of a card', () => {
    expect(read(interviewCard(makeCardProps()).text)).toBe(
      `Booked: Ada Lovelace, System design, ${WHEN}. Waiting for Omar Haddad`,
    );
    expect(read(interviewCard(makeCardProps({ state: 'cancelled' })).text)).toBe(
      `Cancelled: Ada Lovelace, System design, ${WHEN}`,
    );
    const fault = { what: 'Google did not answer.', reference: '7Q2F' };
    expect(read(interviewCard(makeCardProps({ fault })).text)).toMatch(/^Waiting for Google: Ada.*Ref 7Q2F$/);
  });

  it.each<[AskState, string]>([
    [{ kind: 'waiting' }, `Can you run System design with Ada Lovelace? ${WHEN}`],
    [{ kind: 'accepted' }, `Accepted: System design with Ada Lovelace, ${WHEN}`],
    [{ kind: 'declined' }, `Declined: System design with Ada Lovelace, ${WHEN}`],
    [
      { kind: 'moved', fromAt: NOW },
      `Moved: System design with Ada Lovelace, from Tue 1 Dec, 11:00 in Berlin to ${WHEN}. Can you make it?`,
    ],
    [{ kind: 'asked anew' }, `A new time: System design with Ada Lovelace, ${WHEN}`],
    [{ kind: 'cancelled' }, `Cancelled: System design with Ada Lovelace, ${WHEN}. The time is yours again.`],
    [
      { kind: 'replaced', inName: 'Chen Wei' },
      `Chen Wei takes System design with Ada Lovelace, ${WHEN}. The time is yours again.`,
    ],
  ])('of an ask: %j', (state, text) => {
    expect(read(askMessage(makeAskProps({ state })).text)).toBe(text);
  });

  it('of a kit, a request, a nag', () => {
    const about = { ...makeInterview(), zone: ZONE, dueAt: hoursAfter(ENDS_AT, 24) };
    expect(read(kitMessage(makeKitProps({ when: 'ten minutes' })).text)).toBe(
      `In 10 minutes: System design with Ada Lovelace, ${WHEN}`,
    );
    expect(read(scorecardRequest({ ...about, state: { kind: 'due' } }).text)).toBe(
      'How did it go with Ada Lovelace (System design)? Due Fri 4 Dec, 15:00 in Berlin.',
    );
    const late = nagMessage({
      ...about,
      now: hoursAfter(about.dueAt, 5),
      status: 'draft',
      rated: { done: 2, of: 4 },
      waitingNames: ['Rita'],
    });
    expect(late.text).toBe(
      'Your card for Ada Lovelace (System design) is 5 h late. Your draft is kept: 2 of 4 rated. Rita waits for it.',
    );
  });

  it('of a debrief and a decision', () => {
    expect(debriefMessage(makeDebriefProps()).text).toBe(
      'Debrief: Ada Lovelace. 2 of 3 cards in, missing: Chen Wei',
    );
    expect(debriefMessage(makeDebriefProps({ missing: [] })).text).toBe(
      'Ready to decide: Ada Lovelace. 2 of 3 cards in. Your vote is next',
    );
    const decision = {
      outcome: 'no hire' as const,
      rationale: 'Two levels short.',
      byName: 'Grace',
      decidedAt: NOW,
      dissent: [{ name: 'Priya Nair', outcome: 'hire' as const, reason: 'x' }],
      amendedSince: [],
      inSince: [],
    };
    const { candidate } = makeDebriefProps();
    expect(decisionMessage({ candidate, roleName: 'Engineer', zone: ZONE, decision, votes: [] }).text).toBe(
      'Decided: no hire, Ada Lovelace. By Grace. Dissent: Priya Nair (hire).',
    );
  });

  it.each<[HistoryWhat, string]>([
    ['accepted', 'Omar accepted.'],
    ['declined', 'Omar declined: dentist.'],
    ['replaced', 'Chen replaces Priya.'],
    ['deleted in Google', 'The event was deleted in Google.'],
    ['did not happen', 'Omar says that it did not happen: no show.'],
  ])('of a line of the story: %s', (what, text) => {
    const notes: Partial<Record<HistoryWhat, string>> = { declined: 'dentist', 'did not happen': 'no show.' };
    const names =
      what === 'replaced' ? { byName: 'Rita', aboutName: 'Chen', outName: 'Priya' } : { byName: 'Omar' };
    const note = notes[what];
    expect(interviewHistoryLine({ what, ...names, ...(note && { note }), zone: ZONE }).text).toBe(text);
  });
});

describe('what can be done', () => {
  it('an ask is answered with one click, and not any more once it is over', () => {
    const texts = (state: AskState) =>
      pressables(askMessage(makeAskProps({ state })).blocks).map(({ text }) => text);
    expect(texts({ kind: 'waiting' })).toEqual(['Accept', 'Decline']);
    expect(texts({ kind: 'accepted' })).toEqual(['I cannot make it after all']);
    expect(texts({ kind: 'asked anew' })).toEqual([]);
    expect(texts({ kind: 'cancelled' })).toEqual([]);
    expect(texts({ kind: 'replaced', inName: 'Chen' })).toEqual([]);
  });

  it('a cancelled or past interview has no buttons', () => {
    expect(pressables(interviewCard(makeCardProps({ state: 'cancelled' })).blocks)).toEqual([]);
    expect(pressables(interviewCard(makeCardProps({ actionable: false })).blocks)).toEqual([]);
  });

  it('cancelling names what will happen', () => {
    const view = cancelModal({ ...makeInterview(), zone: ZONE, interviewerNames: ['Priya', 'Omar'] });
    expect(wordsOf(view.blocks)).toContain('Ada and 2 interviewers are told, the time is free again.');
  });

  it('a decline calls the recruiter alone, offers who is free, and then rests', () => {
    const props = {
      ...makeInterview(),
      zone: ZONE,
      recruiter: RITA,
      declinedBy: { person: OMAR, part: 'second' as const },
      replacements: [{ id: 'omar.priya', person: PRIYA, reasons: [] }],
    };
    const open = declinedNotice(props);
    expect(wordsOf(open.blocks).match(/<@\w+>/g)).toEqual(['<@U0RITA>']);
    const [ask] = pressables(open.blocks);
    expect(readReplacementPick(ask?.value ?? '')).toEqual({ interviewId: 'i-1', id: 'omar.priya' });
    const settled = declinedNotice({ ...props, settled: { byName: 'Rita', inName: 'Priya Nair' } });
    expect(pressables(settled.blocks)).toEqual([]);
    expect(wordsOf(settled.blocks)).not.toContain('<@');
  });

  it.each([
    ['cancel/i-1', { verb: 'cancel', interviewId: 'i-1' }],
    ['place/i-1', { verb: 'place', interviewId: 'i-1' }],
    ['erase/i-1', null],
    ['cancel/', null],
  ])('the overflow reads %s', (value, reading) => {
    expect(readInterviewMore(value)).toEqual(reading);
  });

  it('a channel gets no rating, no evidence and no vote button', () => {
    const post = debriefPost(makeDebriefProps({ missing: [] }));
    const words = wordsOf(post.blocks);
    expect(words).not.toContain('chose keys');
    expect(words).not.toContain('Priya');
    expect(pressables(post.blocks).map(({ text }) => text)).toEqual(['Open the debrief']);
  });
});

describe('the voice', () => {
  const screens = [...everyModal(PLAIN), ...everyMessage(PLAIN), ...everyHome(PLAIN)];
  it.each([
    ['no exclamation marks', /!(?!date)/],
    ['no please, no oops, no successfully', /\b(please|oops|successfully)\b/i],
    ['no bare UTC', /\bUTC\b/],
  ])('has %s', (_name, pattern) => {
    const wrong = screens.filter(([, { blocks }]) => pattern.test(wordsOf(blocks)));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('has at most one primary button a message and a modal', () => {
    const wrong = [...everyModal(PLAIN), ...everyMessage(PLAIN)].filter(
      ([, { blocks }]) => (JSON.stringify(blocks).match(/"style":"primary"/g) ?? []).length > 1,
    );
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});
