import { exportPacket } from '../../../../src/flows/judgement/exportPacket';
import { postDebrief } from '../../../../src/flows/judgement/postDebrief';
import type { Member } from '../../../../src/ports';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard, NOW } from '../../models/makers';

const LATER = new Date(NOW.getTime() + 10 * 24 * 3_600_000);
const staff = (id: string, ...roles: ('recruiter' | 'committee' | 'admin' | 'interviewer')[]) =>
  makePerson({ id, slackUserId: `U0${id.toUpperCase()}`, roles });
const member = (id: string, overrides: Partial<Member> = {}): Member => ({
  slackUserId: `U0${id.toUpperCase()}`,
  isBot: false,
  isGuest: false,
  ...overrides,
});
const nora = staff('nora', 'recruiter');

function world(members: Member[]) {
  const seat = (personId: string) => ({
    personId,
    part: 'second' as const,
    answer: 'accepted' as const,
    askedAt: NOW,
  });
  const interview = makeInterview({ id: 'i', candidateId: 'ada', panel: [seat('done'), seat('owes')] });
  const memory = makeMemoryPorts(
    {
      people: [
        nora,
        staff('helena', 'committee'),
        staff('inside', 'committee'),
        staff('referrer', 'committee'),
        staff('conflict', 'committee'),
        staff('done', 'interviewer'),
        staff('owes', 'interviewer'),
        staff('elsewhere', 'interviewer'),
      ],
      candidates: [
        makeCandidate({
          id: 'ada',
          recruiterId: 'nora',
          slackUserId: 'U0INSIDE',
          referrerId: 'referrer',
          conflictIds: ['conflict'],
        }),
      ],
      interviews: [interview],
      cards: [
        makeScorecard({
          interviewId: 'i',
          candidateId: 'ada',
          personId: 'done',
          part: 'second',
          status: 'submitted',
          submittedAt: NOW,
          recommendation: 'yes',
        }),
      ],
    },
    LATER,
  );
  memory.ports.directory.listMembers = async () => ({ ok: true, members });
  return memory;
}

const insiders = [member('nora'), member('helena'), member('done'), member('interloop', { isBot: true })];

describe('posting a debrief to a channel', () => {
  test('goes where everybody may read it, and is on record', async () => {
    const { ports, told, audit } = world(insiders);
    expect(await postDebrief(ports, nora, 'ada', 'C1')).toMatchObject({ ok: true });
    expect(told).toMatchObject([{ kind: 'debrief post', channelId: 'C1' }]);
    expect(audit).toMatchObject([{ verb: 'debrief.post', byId: 'nora', detail: { channelId: 'C1' } }]);
  });

  test.each([
    ["the candidate's own account", member('inside')],
    ['the referrer', member('referrer')],
    ['a conflict of interest', member('conflict')],
    ['somebody whose own card is not in', member('owes')],
    ['an interviewer who never met the candidate', member('elsewhere')],
    ['a guest, whatever role they hold', member('helena', { isGuest: true })],
    ['somebody without a part in hiring', member('stranger')],
  ])('is refused while %s is in it, by name', async (_who, outsider) => {
    const { ports, told, audit } = world([member('nora'), outsider]);
    expect(await postDebrief(ports, nora, 'ada', 'C1')).toEqual({
      ok: false,
      reason: { code: 'channel has outsiders', slackUserIds: [outsider.slackUserId] },
    });
    expect([told, audit]).toEqual([[], []]);
  });
});

describe('an export', () => {
  test.each([
    ['a recruiter', nora, null],
    ['a committee member', staff('helena', 'committee'), 'not yours'],
    ['an admin', staff('yuki', 'admin'), 'not yours'],
    [
      'a recruiter who is the candidate',
      makePerson({ id: 'x', slackUserId: 'U0INSIDE', roles: ['recruiter'] }),
      'concerns yourself',
    ],
    ['a recruiter who referred them', staff('referrer', 'recruiter'), 'conflict of interest'],
    ['a recruiter who owes a card', staff('owes', 'recruiter', 'interviewer'), 'own card first'],
  ])('of %s: refused with %s, and on record only when it happens', async (_who, by, code) => {
    const { ports, audit } = world([]);
    const outcome = await exportPacket(ports, by, 'ada', 'pdf');
    expect(outcome.ok ? null : outcome.reason.code).toBe(code);
    expect(audit.map(({ verb }) => verb)).toEqual(code ? [] : ['debrief.export']);
  });
});
