import { ratingsPicture } from '../../blocks/debrief/ratingsPicture';
import { fitText, textWidth } from '../../blocks/pictures/svg';
import { makeDebriefProps, makePerson } from './makers';
import { EXTREME } from './screens/world';

type Props = Parameters<typeof ratingsPicture>[0];
const [priya, omar] = makeDebriefProps().cards;
const cardsOf = (...cards: Partial<Props['cards'][number]>[]) =>
  cards.flatMap((overrides) => (priya ? [{ ...priya, ...overrides }] : []));

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const boxesOf = (svg: string, fill: string) =>
  svg.split('<rect').filter((box) => box.includes(`fill="${fill}"`));
const drawn = (overrides: Partial<Props> = {}) => ratingsPicture(makeDebriefProps(overrides)).svg;

describe('the picture of levels', () => {
  it('has the competencies, the stage, first names, levels, recommendations and the spread of each row', () => {
    expect(textsOf(drawn())).toEqual(
      expect.arrayContaining([
        'System design',
        'Priya',
        'Omar',
        'Data modelling',
        '4',
        '2',
        '2–4',
        'yes',
        'no',
      ]),
    );
  });

  it('hatches what a stage should have assessed and a card does not, and nothing else', () => {
    // One box is the legend's.
    expect(boxesOf(drawn(), 'url(#hatch)')).toHaveLength(2);
    expect(boxesOf(drawn({ cards: cardsOf({ assesses: ['data'] }) }), 'url(#hatch)')).toHaveLength(1);
  });

  it.each([
    [4, 2, 2],
    [4, 3, 0],
    [1, 1, 0],
  ] as const)('frames levels %i and %i that are two or more apart: %i frames', (first, second, frames) => {
    const rated = (level: 1 | 2 | 3 | 4) => ({ ratings: [{ competencyKey: 'data', level }] });
    const svg = drawn({ cards: cardsOf(rated(first), rated(second)) });
    expect(svg.split('stroke-width="4.5"').length - 1).toBe(frames);
  });

  it('shades higher levels darker, so that the order reads without colour', () => {
    const levels = [1, 2, 3, 4] as const;
    const svg = drawn({
      cards: cardsOf(...levels.map((level) => ({ ratings: [{ competencyKey: 'data', level }] }))),
    });
    const fills = [...svg.matchAll(/fill="#(\w{6})" stroke="#\w{6}" stroke-width="(?:1|4.5)"/g)].map(
      ([, hex]) => {
        const [r = 0, g = 0, b = 0] = (hex?.match(/../g) ?? []).map((part) => Number.parseInt(part, 16));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      },
    );
    expect(fills).toHaveLength(4);
    expect(fills).toEqual([...fills].sort((a, b) => b - a));
  });

  it('keeps columns of a stage together and says how many it leaves out', () => {
    const many = cardsOf(
      ...Array.from({ length: 20 }, (_, index) => ({
        stageName: index % 2 ? 'Coding' : 'System design',
        interviewer: makePerson({ name: `N${index}` }),
      })),
    );
    const texts = textsOf(drawn({ cards: many }));
    const names = texts.filter((text) => /^N\d+$/.test(text ?? ''));
    expect(names.slice(0, 9).every((name) => Number(name?.slice(1)) % 2 === 0)).toBe(true);
    expect(texts).toContain('2 more in the debrief');
  });

  it('is XML whatever people are called, and cuts what is too long', () => {
    const name = `${EXTREME.name}\u0000\u202e"'`;
    const cards = cardsOf({ interviewer: makePerson({ name }), stageName: name });
    const svg = drawn({ cards, competencies: [{ key: 'data', name }] });
    expect(svg.match(/&(?!amp;|lt;|gt;|quot;)/)).toBeNull();
    expect([...svg].every((character) => character >= ' ')).toBe(true);
    expect(textsOf(svg).every((text) => (text ?? '').length < 60)).toBe(true);
  });

  it('says the same in words', () => {
    expect(ratingsPicture(makeDebriefProps()).altText).toBe(
      'Data modelling: Priya 4, Omar 2. Scale: nobody.',
    );
    expect(omar?.interviewer.name).toBe('Omar Haddad');
  });
});

describe('a text in a picture', () => {
  it.each(['Operations and debugging', 'W'.repeat(60), 'iiiiiiii', '🧑🏽‍🚀'.repeat(9)])(
    'fits: %s',
    (text) => {
      expect(textWidth(fitText(text, 20, 100), 20)).toBeLessThanOrEqual(100 + 20);
    },
  );
});
