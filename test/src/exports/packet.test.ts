import { svgDocument } from '../../../blocks/pictures/svg';
import { packetMaker } from '../../../src/exports/packetMaker';
import type { Packet } from '../../../src/packet';
import { paintPng } from '../../../src/pictures/paintPng';
import { SAMPLES } from '../fonts/samples';

const AT = new Date('2026-11-30T08:00:00Z');
const makePacket = (overrides: Partial<Packet> = {}): Packet => ({
  candidate: 'Žofia Nováková',
  role: 'Back End Engineer',
  seniority: 'Senior',
  company: 'Fernhill',
  zone: 'Europe/Berlin',
  exportedAt: AT,
  exportedBy: 'Nora Lindqvist',
  picture: null,
  state: '1 of 1 card in.',
  topics: [],
  unassessed: [],
  recommendations: 'yes 1',
  figures: [],
  votes: [],
  decision: null,
  cards: [
    {
      interviewer: 'Inês Duarte',
      part: 'lead',
      counted: true,
      stage: 'Coding',
      submittedAt: AT,
      rubricVersion: 1,
      recommendation: 'yes',
      summary: '',
      strongestSignal: '',
      concern: '',
      ratings: [{ competency: 'Coding', level: 3, evidence: '=HYPERLINK("http://x")' }],
      amendments: [],
    },
  ],
  ...overrides,
});
const MARK = 'Exported by Nora Lindqvist, 30 Nov 2026, 09:00 (Europe/Berlin)';

const textOf = async (packet: Packet, format: 'pdf' | 'csv') =>
  Buffer.from(await packetMaker.make(packet, format)).toString(format === 'csv' ? 'utf8' : 'latin1');

describe('a packet as CSV', () => {
  it('marks every row, keeps accents, and runs no formula of somebody’s', async () => {
    const text = await textOf(makePacket(), 'csv');
    const [, ...rows] = text.trim().split('\r\n');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(MARK);
    expect(rows[0]).toContain('Žofia Nováková');
    expect(rows[0]).toContain('"\'=HYPERLINK(');
  });

  it('has the decision and each vote', async () => {
    const vote = { name: 'Helena', outcome: 'hire' as const, reason: 'Yes.' };
    const decision = { outcome: 'hire' as const, rationale: 'Clear.', byName: 'Helena', at: AT, dissent: [] };
    const text = await textOf(makePacket({ votes: [vote], decision }), 'csv');
    expect(text).toMatch(/,vote,,Helena,.*hire.*\r\n.*,decision,,Helena,.*2026-11-30T08:00:00\.000Z,hire/);
  });
});

describe('a packet as PDF', () => {
  it('says in its own data who took it out', async () => {
    const text = await textOf(makePacket(), 'pdf');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('(Fernhill)');
    expect(text).toContain('(Exported by Nora Lindqvist, 30 Nov 2026, 09:00 ');
  });

  it.each(SAMPLES)('brings the font of names and evidence in %s', async (_script, one, other, family) => {
    const [card] = makePacket().cards;
    const evidence = `${other} `.repeat(30);
    const cards = card ? [{ ...card, ratings: [{ competency: 'Coding', level: 4, evidence }] }] : [];
    const text = await textOf(makePacket({ candidate: one, exportedBy: one, cards }), 'pdf');
    const fonts = [...text.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name);
    expect(fonts.filter((name) => name?.startsWith(family.replaceAll(' ', '')))).toHaveLength(2);
  });

  it('goes on over pages, a picture and long texts included', async () => {
    const picture = await paintPng.png(svgDocument(400, 300, []));
    const [card] = makePacket().cards;
    const long = card && {
      ...card,
      ratings: Array.from({ length: 15 }, () => ({
        competency: 'Coding',
        level: 4,
        evidence: 'word '.repeat(600),
      })),
    };
    const text = await textOf(makePacket({ picture, cards: long ? [long] : [] }), 'pdf');
    const pages = Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(text)?.[1]);
    expect(pages).toBeGreaterThan(8);
    expect(pages).toBeLessThan(25);
  });
});
