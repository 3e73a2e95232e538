import { ratingsPicture } from '../../blocks/debrief/ratingsPicture';
import { fitText, textWidth } from '../../blocks/pictures/svg';
import { fontOf } from '../../src/fonts/faces';
import { directText, visualRuns } from '../../src/fonts/visualRuns';
import { SAMPLES } from '../src/fonts/samples';
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
    // One frame is the legend's.
    expect(svg.split('stroke-width="4"').length - 2).toBe(frames);
  });

  it('shades higher levels darker, so that the order reads without colour', () => {
    const levels = [1, 2, 3, 4] as const;
    const svg = drawn({
      cards: cardsOf(...levels.map((level) => ({ ratings: [{ competencyKey: 'data', level }] }))),
    });
    const fills = [...svg.matchAll(/fill="#(\w{6})" stroke="#\w{6}" stroke-width="(?:1|4)"/g)].map(
      ([, hex]) => {
        const [r = 0, g = 0, b = 0] = (hex?.match(/../g) ?? []).map((part) => Number.parseInt(part, 16));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      },
    );
    // The fifth is the legend's frame, empty.
    expect(fills.splice(4)).toHaveLength(1);
    expect(fills).toEqual([...fills].sort((a, b) => b - a));
  });

  const panelOf = (count: number) =>
    cardsOf(
      ...Array.from({ length: count }, (_, index) => ({
        stageName: index % 2 ? 'Operations and debugging' : 'System design',
        interviewer: makePerson({ name: `N${index}` }),
      })),
    );

  it('keeps columns of a stage together, and says how many it leaves out', () => {
    const texts = textsOf(drawn({ cards: panelOf(38) }));
    const names = texts.filter((text) => /^N\d+$/.test(text ?? ''));
    expect(names).toHaveLength(36);
    expect(names.slice(0, 19).every((name) => Number(name?.slice(1)) % 2 === 0)).toBe(true);
    expect(texts).toContain('2 more in words');
  });

  it.each([1, 2, 4, 9, 12, 13, 25])('is read on a phone without a zoom, with %i cards', (count) => {
    const cards = panelOf(count);
    const svg = drawn({ cards, competencies: [{ key: 'data', name: 'Operations and debugging' }] });
    const [, width = '0'] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    // A phone of 360 points shows a picture at about 330: the text beside it has 15, Slack's smallest has 11.
    expect(Math.min(...sizes) * (330 / Number(width))).toBeGreaterThan(9.5);
    expect(sizes.length).toBeGreaterThan(5);
    const names = textsOf(svg).filter((text) => /^N\d+$/.test(text ?? ''));
    expect(names).toHaveLength(count);
  });

  it('lets no column run into the next or out of the picture', () => {
    const boxes = [
      ...drawn({ cards: panelOf(12) }).matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g),
    ]
      .map(([, x, y, width]) => ({ y, left: Number(x), right: Number(x) + Number(width) }))
      .filter(({ left, right }) => right - left < 100)
      .filter(({ y }, _index, all) => y === all[0]?.y)
      .sort((one, other) => one.left - other.left);
    expect(boxes).toHaveLength(12);
    for (const [index, { left }] of boxes.slice(1).entries())
      expect(left).toBeGreaterThan(boxes[index]?.right ?? 0);
    expect(boxes.at(-1)?.right).toBeLessThan(720);
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

/** As wide as the painter draws it, bold. */
const drawnWidth = (text: string, size: number) =>
  visualRuns(directText(text, 'ltr')).reduce((sum, run) => {
    const font = fontOf(run.face, { bold: true });
    return sum + (font.layout(run.text).advanceWidth / font.unitsPerEm) * size;
  }, 0);

describe('a text in a picture', () => {
  it.each(['Operations and debugging', 'W'.repeat(60), 'iiiiiiii', '🧑🏽‍🚀'.repeat(9), '田中陽菜'.repeat(5)])(
    'fits: %s',
    (text) => {
      expect(drawnWidth(fitText(text, 20, 100), 20)).toBeLessThanOrEqual(100);
    },
  );

  it.each(SAMPLES)('is thought no narrower than it is drawn, in %s', (_script, one, other) => {
    for (const name of [one, other]) expect(textWidth(name, 20)).toBeGreaterThanOrEqual(drawnWidth(name, 20));
  });

  it('is cut between letters, never inside one', () => {
    expect(fitText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 20, 60)).toBe('👩‍👩‍👧…');
  });
});
