import { stringify } from 'csv-stringify/sync';
import type { Packet, PacketCard } from '../packet';
import { watermarkOf } from './watermark';

interface Row {
  kind: 'rating' | 'summary' | 'strongest signal' | 'concern' | 'vote' | 'decision';
  stage?: string;
  person: string;
  part?: string;
  counted?: string;
  at?: string;
  outcome?: string;
  competency?: string;
  level?: string;
  text: string;
  rubric_version?: string;
}

const COLUMNS = [
  'candidate',
  'kind',
  'stage',
  'person',
  'part',
  'counted',
  'at',
  'outcome',
  'competency',
  'level',
  'text',
  'rubric_version',
  'exported',
];

/**
 * A row a rating, text, vote or decision, instants in UTC. Each row says who exported it and when. What a spreadsheet
 * would run as a formula is escaped: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function packetCsv(packet: Packet): Uint8Array {
  const watermark = watermarkOf(packet);
  const rows = [...packet.cards.flatMap(cardRows), ...decisionRows(packet)].map((row) => ({
    ...row,
    candidate: packet.candidate,
    exported: watermark,
  }));
  const text = stringify(rows, {
    header: true,
    columns: COLUMNS,
    // Spreadsheets take a file without the mark for their own old encoding.
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  return Buffer.from(text, 'utf8');
}

function cardRows(card: PacketCard): Row[] {
  const common = {
    stage: card.stage,
    person: card.interviewer,
    part: card.part,
    counted: card.counted ? 'yes' : 'no',
    at: card.submittedAt.toISOString(),
    outcome: card.recommendation,
    rubric_version: String(card.rubricVersion),
  };
  const texts = [
    { kind: 'summary', text: card.summary },
    { kind: 'strongest signal', text: card.strongestSignal },
    { kind: 'concern', text: card.concern },
  ] as const;
  return [
    ...card.ratings.map(
      ({ competency, level, evidence }): Row => ({
        ...common,
        kind: 'rating',
        competency,
        level: level === null ? 'not assessed' : String(level),
        text: evidence,
      }),
    ),
    ...texts.filter(({ text }) => text.trim() !== '').map((row): Row => ({ ...common, ...row })),
  ];
}

function decisionRows({ votes, decision }: Packet): Row[] {
  const cast = votes.map(
    ({ name, outcome, reason }): Row => ({ kind: 'vote', person: name, outcome, text: reason }),
  );
  if (!decision) return cast;
  const { byName, outcome, rationale, at } = decision;
  return [...cast, { kind: 'decision', person: byName, outcome, text: rationale, at: at.toISOString() }];
}
