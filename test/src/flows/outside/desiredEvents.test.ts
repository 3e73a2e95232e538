import { eventId } from '../../../../src/eventId';
import { candidateEvent, panelEvent } from '../../../../src/flows/outside/desiredEvents';
import { makeFacts, makeInterview, makeSeat } from '../../../support/makeWorld';

const interview = makeInterview({
  note: 'Ada is nervous, begin slowly',
  panel: [
    makeSeat({ personId: 'p1' }),
    makeSeat({ personId: 'p2', part: 'second', answer: 'waiting' }),
    makeSeat({ personId: 'p3', part: 'second', answer: 'declined' }),
  ],
});
const facts = makeFacts({ interview });

describe('the two events of an interview', () => {
  test('the panel sees each other, the note and what to assess; who declined is no guest', () => {
    const event = panelEvent(facts);
    expect(event.attendees.map(({ email }) => email)).toEqual(['p1@example.com', 'p2@example.com']);
    expect(event.description).toContain('Ada is nervous');
    expect(event.description).toContain('Data modelling');
    expect([event.guestsSeeEachOther, event.meet]).toEqual([true, 'make']);
  });

  test("the candidate's event has no note, no other guest, no interviewer's address", () => {
    const event = candidateEvent(facts, 'Fernhill', 'https://meet.google.com/abc-defg-hij');
    expect(event.attendees).toEqual([{ email: 'ada@example.org', name: 'Ada Lovelace' }]);
    expect(event.title).toBe('Interview with Fernhill: System design');
    expect(event.description).not.toMatch(/nervous|p1@example|p2@example|Data modelling/);
    expect(event.description).toContain('Person p1 and Person p2');
    expect(event.description).toContain('in your zone, New York');
    expect(event.guestsSeeEachOther).toBe(false);
  });

  test('in a room the panel brings it along, and the candidate reads where to go and how else to join', () => {
    const room = {
      ...{ id: 'estrela', teamId: 'T1', name: 'Estrela', address: 'Rua da Prata 80, Lisbon', active: true },
      calendarId: 'c_188estrela@resource.calendar.google.com',
    };
    const inRoom = {
      ...makeFacts({ interview: { ...interview, room: { roomId: 'estrela', answer: 'waiting' } } }),
      rooms: new Map([['estrela', room]]),
    };
    const panel = panelEvent(inRoom);
    expect(panel).toMatchObject({
      room: { email: room.calendarId, name: 'Estrela' },
      location: 'Estrela, Rua da Prata 80, Lisbon',
    });
    const own = candidateEvent(inRoom, 'Fernhill', 'https://meet.google.com/abc-defg-hij');
    expect([own.location, own.room]).toEqual(['Estrela, Rua da Prata 80, Lisbon', undefined]);
    expect(own.description).toContain('Where: the room Estrela of Fernhill, Rua da Prata 80, Lisbon.');
    expect(own.description).toContain('join by video: https://meet.google.com/abc-defg-hij');
    expect(candidateEvent(facts, 'Fernhill', 'https://meet.google.com/x').description).not.toContain(
      'Where:',
    );
  });

  test('ids are derived, differ by event and generation, and are such as Google takes', () => {
    const ids = [eventId('i1', 'panel', 0), eventId('i1', 'candidate', 0), eventId('i1', 'panel', 1)];
    expect(new Set(ids).size).toBe(3);
    expect(eventId('i1', 'panel', 0)).toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^[a-v0-9]{5,1024}$/);
  });
});
