import type { Interview, Room } from '../../../../src/entities';
import { answerForRoom } from '../../../../src/flows/interviews/answerForRoom';
import { changeRoom, listOtherRooms } from '../../../../src/flows/interviews/changeRoom';
import { lastLook } from '../../../../src/flows/interviews/lastLook';
import { removeRoom, saveRoom } from '../../../../src/flows/team/saveRoom';
import type { Span } from '../../../../src/ports';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeInterview, makePerson, TEAM } from '../../models/makers';

const NOW = new Date('2026-11-30T08:00:00Z');
const TIME: Span = { startsAt: new Date('2026-12-03T14:00:00Z'), endsAt: new Date('2026-12-03T15:00:00Z') };
const LISBON = 'Rua da Prata 80, Lisbon';
const calendarOf = (id: string) => `c_188${id}@resource.calendar.google.com`;
const makeRoom = (id: string, overrides: Partial<Room> = {}): Room => ({
  ...{ id, teamId: TEAM, name: id, address: LISBON, calendarId: calendarOf(id), active: true },
  ...overrides,
});
const yuki = makePerson({ id: 'yuki', roles: ['admin'] });
const nora = makePerson({ id: 'nora', roles: ['recruiter'] });

/** Estrela, where i1 is held, Graça beside it, Spree elsewhere; all free but for what is given. */
function makeOffice({
  busy = {},
  rooms = [],
  room = { roomId: 'estrela', answer: 'accepted' as const },
}: {
  busy?: Record<string, Span[]>;
  rooms?: Room[];
  room?: Interview['room'];
} = {}) {
  const world = {
    ...{ people: [yuki, nora], candidates: [], cards: [] },
    rooms: [
      makeRoom('estrela', { seats: 6 }),
      makeRoom('graca', { seats: 4 }),
      makeRoom('spree', { address: 'Berlin' }),
      ...rooms,
    ],
    interviews: [makeInterview({ id: 'i1', ...TIME, ...(room && { room }) })],
  };
  const calendars = world.rooms.map(({ id, calendarId }): [string, Span[]] => [calendarId, busy[id] ?? []]);
  const around = { busy: new Map([...calendars, [calendarOf('tejo'), []]]), claimed: [] };
  return { ...makeMemoryPorts(world, NOW, 2, around), world, around };
}
const WISH = { name: 'Tejo', address: LISBON, calendarId: calendarOf('tejo'), seats: 10 };

describe('registering a room', () => {
  it('is for admins', async () => {
    const { ports } = makeOffice();
    expect(await saveRoom(ports, nora, null, WISH)).toMatchObject({ reason: { code: 'not yours' } });
    expect(await removeRoom(ports, nora, 'estrela')).toMatchObject({ reason: { code: 'not yours' } });
  });

  it('takes the address as others spell it, and is on record', async () => {
    const { ports, audit } = makeOffice();
    const saved = await saveRoom(ports, yuki, null, { ...WISH, address: ' rua da prata 80,  lisbon' });
    expect(saved).toMatchObject({ ok: true, room: { address: LISBON, seats: 10, active: true } });
    expect(audit.map(({ verb }) => verb)).toEqual(['room.save']);
  });

  it.each([
    ['a calendar that Google does not show', { calendarId: calendarOf('nowhere') }, 'calendar not readable'],
    ['the calendar of another room', { calendarId: calendarOf('spree') }, 'calendar known'],
  ])('refuses %s', async (_what, wish, code) => {
    const { ports } = makeOffice();
    expect(await saveRoom(ports, yuki, null, { ...WISH, ...wish })).toMatchObject({ reason: { code } });
  });

  it('keeps its id when it is registered again after it was removed', async () => {
    const { ports } = makeOffice({
      rooms: [makeRoom('old', { active: false, calendarId: calendarOf('tejo') })],
    });
    expect(await saveRoom(ports, yuki, null, WISH)).toMatchObject({ room: { id: 'old', active: true } });
  });

  it('ends where a select would be full', async () => {
    const many = Array.from({ length: 46 }, (_, index) => makeRoom(`room${index}`));
    const { ports } = makeOffice({ rooms: many });
    expect(await saveRoom(ports, yuki, null, WISH)).toMatchObject({ reason: { code: 'too many rooms' } });
    expect(await saveRoom(ports, yuki, 'spree', { ...WISH, calendarId: calendarOf('spree') })).toMatchObject({
      ok: true,
    });
  });

  it('removes it with what is booked in it left there', async () => {
    const { ports, world } = makeOffice();
    const removed = await removeRoom(ports, yuki, 'estrela');
    expect(removed).toMatchObject({ ok: true, room: { active: false }, staying: [{ id: 'i1' }] });
    expect(world.interviews[0]?.room?.roomId).toBe('estrela');
  });
});

describe('the room of an interview', () => {
  it.each([
    ['one at the same address that is free', {}, ['graca']],
    ['none that is taken', { busy: { graca: [TIME] } }, []],
    ['none that is too small', { rooms: [makeRoom('tiny', { seats: 1 })] }, ['graca']],
    ['none that is no longer offered', { rooms: [makeRoom('gone', { active: false })] }, ['graca']],
  ])('has for another %s', async (_what, office, ids) => {
    const { ports, world } = makeOffice(office);
    const [interview] = world.interviews;
    const found = interview ? await listOtherRooms(ports, interview) : [];
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('is changed for another, which is claimed and waits for its answer', async () => {
    const { ports, around } = makeOffice();
    const changed = await changeRoom(ports, nora, 'i1', 'graca');
    expect(changed).toMatchObject({ interview: { room: { roomId: 'graca', answer: 'waiting' } } });
    expect(around.claimed.map(({ personId }) => personId)).toEqual(['graca']);
  });

  it('is given up for the link, and nothing is claimed', async () => {
    const { ports, around, world } = makeOffice();
    expect(await changeRoom(ports, nora, 'i1', null)).toMatchObject({ ok: true });
    expect(world.interviews[0]?.room).toBeUndefined();
    expect(world.interviews[0]?.history.at(-1)).toEqual({ at: NOW, what: 'room changed', byId: 'nora' });
    expect(around.claimed).toEqual([]);
  });

  it.each([
    ['is taken', { busy: { graca: [TIME] } }, 'graca', 'room taken'],
    ['is no longer offered', { rooms: [makeRoom('gone', { active: false })] }, 'gone', 'room gone'],
  ])('is not changed for one that %s', async (_what, office, roomId, code) => {
    const { ports } = makeOffice(office);
    expect(await changeRoom(ports, nora, 'i1', roomId)).toMatchObject({ reason: { code, roomId } });
  });

  it.each([
    ['accepts', 'waiting', 'accepted', 'accepted', 0],
    ['declines', 'accepted', 'declined', 'declined', 1],
    ['accepts after it declined, which is too late', 'declined', 'accepted', 'declined', 0],
  ] as const)('%s', async (_what, before, answer, after, lines) => {
    const { ports, world } = makeOffice({ room: { roomId: 'estrela', answer: before } });
    const told = world.interviews[0]?.history.length ?? 0;
    await answerForRoom(ports, 'i1', { roomId: 'estrela', answer });
    expect(world.interviews[0]?.room?.answer).toBe(after);
    expect(world.interviews[0]?.history).toHaveLength(told + lines);
  });

  it('hears nothing of a room that it has left', async () => {
    const { ports, world } = makeOffice();
    await answerForRoom(ports, 'i1', { roomId: 'spree', answer: 'declined' });
    expect(world.interviews[0]?.room).toEqual({ roomId: 'estrela', answer: 'accepted' });
  });
});

describe('a last look at a room before booking', () => {
  const look = (office: Parameters<typeof makeOffice>[0], roomId: string) =>
    lastLook(makeOffice(office).ports, [{ ...TIME, seats: [], roomId }]);

  it.each([
    ['that is free is no refusal', {}, 'graca', null],
    ['that filled up', { busy: { graca: [TIME] } }, 'graca', 'room taken'],
    ['that was removed', { rooms: [makeRoom('gone', { active: false })] }, 'gone', 'room gone'],
  ])('%s', async (_what, office, roomId, code) => {
    expect((await look(office, roomId))?.reason.code ?? null).toBe(code);
  });

  it('names the interview that has it', async () => {
    expect(await look({ busy: { estrela: [TIME] } }, 'estrela')).toMatchObject({
      reason: { code: 'room taken', byInterviewId: 'i1' },
    });
  });

  it.each([
    ['into its own room is not in its own way', 'estrela', null],
    ['into another is held up by what is there at its old time', 'graca', 'room taken'],
  ])('of an interview that moves %s', async (_what, roomId, code) => {
    const { ports, world } = makeOffice({ busy: { estrela: [TIME], graca: [TIME] } });
    const [moved = null] = world.interviews;
    const refused = await lastLook(ports, [{ ...TIME, seats: [], roomId }], { moved });
    expect(refused?.reason.code ?? null).toBe(code);
  });
});
