import { eventId } from '../../src/eventId';

describe('the id of an event', () => {
  it('is one that Google takes: 5 to 1024 characters of a-v and 0-9', () => {
    expect(eventId('Interview_1', 'panel', 0)).toMatch(/^[a-v0-9]{5,1024}$/);
  });

  it('is the same for the same event, and another for each other one', () => {
    const ids = (['panel', 'candidate'] as const).flatMap((which) =>
      [0, 1].flatMap((generation) => ['a', 'b'].map((id) => eventId(id, which, generation))),
    );
    expect(new Set(ids).size).toBe(8);
    expect(eventId('a', 'panel', 0)).toBe(ids[0]);
  });
});
