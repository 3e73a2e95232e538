import { readDebriefMore } from '../../blocks/debrief/debriefActions';
import { readStagePick } from '../../blocks/debrief/debriefBlocks';
import { debriefMessage } from '../../blocks/debrief/debriefMessage';
import { debriefModal } from '../../blocks/debrief/debriefModal';
import { decideModal, readDecideModal } from '../../blocks/debrief/decideModal';
import { readVotePick } from '../../blocks/debrief/outcome';
import { tableInWords } from '../../blocks/debrief/ratingsTable';
import { readVoteModal, voteModal } from '../../blocks/debrief/voteModal';
import { ACTIONS, BLOCKS } from '../../blocks/ids';
import { readMetadata } from '../../blocks/metadata';
import { hoursAfter, makeCandidate, makeDebriefProps, makePerson, NOW, OMAR } from './makers';
import { fill, pressables, stateOf, wordsOf } from './viewPerson';

describe('the debrief', () => {
  it('puts disagreement first, with both evidences, and the mean last', () => {
    const words = wordsOf(debriefModal(makeDebriefProps()).blocks);
    const order = [
      'Talk about first',
      'chose keys from the queries',
      'missed the hot row',
      'Nobody assessed',
      'Recommendations',
      'Mean level 3.0 of 4, from 2 ratings.',
    ];
    const places = order.map((text) => words.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('draws a table of the levels given, and all of it in words for the picture', () => {
    const table = wordsOf(debriefModal(makeDebriefProps()).blocks).match(/```\n([\s\S]*?)```/)?.[1] ?? '';
    expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['Priya', 'Omar'],
      ['Data modelling', '4', '2'],
    ]);
    const picture = debriefModal(makeDebriefProps({ pictureFileId: 'F1' })).blocks.find(
      ({ type }) => type === 'image',
    );
    expect(picture).toMatchObject({
      slack_file: { id: 'F1' },
      alt_text: 'Data modelling: Priya 4, Omar 2. Scale: nobody.',
    });
    expect(tableInWords(makeDebriefProps({ cards: [] }))).toBe('Data modelling: nobody. Scale: nobody.');
  });

  it('says who is missing and since when, with a nudge until it was given', () => {
    const nudges = (props: ReturnType<typeof makeDebriefProps>) =>
      pressables(debriefMessage(props).blocks).filter(({ action_id }) => action_id === ACTIONS.debriefNudge);
    expect(wordsOf(debriefMessage(makeDebriefProps()).blocks)).toContain(
      'Chen Wei (Coding): missing, due since 2 days',
    );
    expect(nudges(makeDebriefProps())).toEqual([
      { action_id: ACTIONS.debriefNudge, value: 'i-1:p-chen', text: 'Nudge Chen' },
    ]);
    const nudgedAgo = (minutes: number) => {
      const at = hoursAfter(NOW, -minutes / 60);
      const nudged = { at, byName: 'Nora Lindqvist', againAt: hoursAfter(at, 4) };
      return makeDebriefProps({ missing: makeDebriefProps().missing.map((each) => ({ ...each, nudged })) });
    };
    expect(nudges(nudgedAgo(20))).toEqual([]);
    expect(wordsOf(debriefMessage(nudgedAgo(20)).blocks)).toContain(
      'missing, due since 2 days, nudged by Nora Lindqvist 20 min ago',
    );
    expect(nudges(nudgedAgo(300))).toHaveLength(1);
  });

  it('shows a trainee apart, and only in the whole debrief', () => {
    const [card] = makeDebriefProps().cards;
    const traineeCards = card ? [{ ...card, interviewer: makePerson({ name: 'Tim Trainee' }) }] : [];
    const words = wordsOf(debriefModal(makeDebriefProps({ traineeCards })).blocks);
    expect(words).toContain('Learning, never counted: Tim Trainee');
    expect(words.match(/```([\s\S]*?)```/)?.[1]).not.toContain('Tim');
  });

  it('offers what the reader may do, and no vote once it is decided', () => {
    const none = {
      vote: false,
      decide: false,
      nudge: false,
      addInterview: false,
      export: false,
      post: false,
    };
    const texts = (props: ReturnType<typeof makeDebriefProps>) =>
      pressables(debriefModal(props).blocks).flatMap(({ text }) => text ?? []);
    expect(texts(makeDebriefProps({ may: none }))).toEqual(['Read the cards']);
    const decision = {
      outcome: 'hire' as const,
      rationale: 'Clear.',
      byName: 'Grace',
      decidedAt: NOW,
      dissent: [],
      amendedSince: [],
      inSince: ['Omar Haddad (Coding)'],
    };
    const decided = makeDebriefProps({ decision, missing: [], unassessed: [] });
    expect(texts(decided)).toEqual(['Read the cards']);
    expect(wordsOf(debriefModal(decided).blocks)).toContain(
      'In since: Omar Haddad (Coding). The decision was made without it.',
    );
  });

  it('adds the interview that nobody held, in one tap', () => {
    const tap = pressables(debriefModal(makeDebriefProps()).blocks).find(
      ({ action_id }) => action_id === ACTIONS.stageSchedule,
    );
    expect(readStagePick(tap?.value ?? '')).toEqual({ candidateId: 'c-ada', stageKey: 'operations' });
  });

  it.each([
    ['pdf/c-ada', { verb: 'pdf', candidateId: 'c-ada' }],
    ['delete/c-ada', null],
  ])('its overflow reads %s', (value, reading) => {
    expect(readDebriefMore(value)).toEqual(reading);
  });
});

describe('a vote', () => {
  const pick = pressables(debriefMessage(makeDebriefProps()).blocks).find(({ text }) => text === 'No hire');
  const picked = readVotePick(pick?.value ?? '');
  const view = voteModal({
    candidate: makeCandidate(),
    ...(picked && { picked: picked.outcome }),
    voted: 1,
    quorum: 2,
  });

  it('is two clicks and a sentence: the outcome in the message, the reason, Vote', () => {
    expect(picked).toEqual({ outcome: 'no hire', candidateId: 'c-ada' });
    expect(readVoteModal(fill(view, { [BLOCKS.voteReason]: 'Missed the hot row twice.' }))).toEqual({
      ok: true,
      value: { outcome: 'no hire', reason: 'Missed the hot row twice.' },
    });
  });

  it.each([
    [{ [BLOCKS.voteReason]: '   ' }, [BLOCKS.voteReason]],
    [{ [BLOCKS.voteReason]: 'no' }, [BLOCKS.voteReason]],
    [{ [BLOCKS.vote]: null, [BLOCKS.voteReason]: 'Missed the hot row.' }, [BLOCKS.vote]],
  ])('is refused at the field for %j', (filled, blocks) => {
    const reading = readVoteModal(fill(view, filled));
    expect(reading.ok ? [] : Object.keys(reading.errors)).toEqual(blocks);
  });

  it('shows the earlier one when it is changed', () => {
    const again = voteModal({
      candidate: makeCandidate(),
      current: { outcome: 'hire', reason: 'Led the whole hour.' },
      voted: 1,
      quorum: 2,
    });
    expect(readVoteModal(stateOf(again))).toEqual({
      ok: true,
      value: { outcome: 'hire', reason: 'Led the whole hour.' },
    });
  });
});

describe('the decision', () => {
  const votes = [{ person: OMAR, outcome: 'no hire' as const, reason: 'Missed it.' }];
  const props = {
    candidate: makeCandidate(),
    seen: '3.4.2',
    votes,
    quorum: 2,
    stages: [{ key: 'operations', name: 'Operations' }],
  };
  const view = decideModal(props);

  it('that has to be looked at once more says why, and keeps what was filled in', () => {
    const draft = { outcome: 'more evidence' as const, rationale: 'Nobody saw it.', stageKey: 'operations' };
    const again = decideModal({ ...props, notice: 'A card came in.', draft });
    expect(readDecideModal(stateOf(again))).toEqual({ ok: true, value: draft });
    expect(again.blocks[0]).toMatchObject({ text: { text: 'A card came in.' } });
    expect(readMetadata(again.private_metadata ?? '')).toMatchObject({ seen: '3.4.2' });
  });

  it('names a stage only with more evidence', () => {
    const filled = { [BLOCKS.rationale]: 'Nobody saw operations.', [BLOCKS.nextStage]: 'operations' };
    expect(readDecideModal(fill(view, { ...filled, [BLOCKS.decision]: 'more evidence' }))).toMatchObject({
      ok: true,
      value: { stageKey: 'operations' },
    });
    expect(readDecideModal(fill(view, { ...filled, [BLOCKS.decision]: 'hire' }))).toMatchObject({
      ok: true,
      value: { stageKey: null },
    });
  });

  it('needs an outcome and a rationale', () => {
    const reading = readDecideModal(stateOf(view));
    expect(reading.ok ? [] : Object.keys(reading.errors)).toEqual([BLOCKS.decision, BLOCKS.rationale]);
  });
});
