import { compareToLead } from '../../scorecards/trainee';
import { BACK_END, designCard } from './make';

describe("a trainee's card beside the lead's", () => {
  test('differences by competency in the order of the rubric; what only one of them rated has none', () => {
    const trainee = { ...designCard('tina', [4, 3, null, 2], 'strong yes'), part: 'shadow' as const };
    const comparison = compareToLead(BACK_END, trainee, designCard('priya', [2, 3, 3, null], 'no'));
    expect(comparison).toEqual({
      competencies: [
        { competencyKey: 'data-modelling', trainee: 4, lead: 2, difference: 2 },
        { competencyKey: 'scale', trainee: 3, lead: 3, difference: 0 },
        { competencyKey: 'trade-offs', trainee: null, lead: 3, difference: null },
        { competencyKey: 'apis', trainee: 2, lead: null, difference: null },
      ],
      shared: 2,
      same: 1,
      recommendation: { trainee: 'strong yes', lead: 'no' },
    });
  });
});
