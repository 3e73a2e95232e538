import PDFDocument from 'pdfkit';
import type { Packet, PacketCard } from '../packet';
import { type Pdf, quoted, registerFaces, setLine, setText, widthOfLine } from './setText';
import { watermarkOf, writtenInstant } from './watermark';

const MARGIN = 50;
const INK = '#1b1f24';
const MUTED = '#5c6570';
const LINE = '#d5dae0';
const WATERMARK_OPACITY = 0.07;
const INDENT = 14;
/** Leaves the first page room for what to talk about. */
const PICTURE_HEIGHT = 440;

/** The packet as a document for print and archive: A4, its own fonts, every page marked with who exported it and when. */
export async function packetPdf(packet: Packet): Promise<Uint8Array> {
  const watermark = watermarkOf(packet);
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 14, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `Interview packet: ${packet.candidate}`,
      Author: packet.company,
      Subject: watermark,
      CreationDate: packet.exportedAt,
      ModDate: packet.exportedAt,
    },
  });
  const finished = collect(document);
  registerFaces(document);
  drawHead(document, packet);
  drawSummary(document, packet);
  drawDecision(document, packet);
  for (const card of packet.cards) drawCard(document, card, packet.zone);
  markPages(document, watermark);
  document.end();
  return finished;
}

function collect(document: Pdf): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawHead(document: Pdf, packet: Packet): void {
  const line = { x: MARGIN, width: textWidth(document) };
  setText(document, quoted(packet.candidate), { size: 22, bold: true, fill: INK }, line);
  const muted = { size: 11, fill: MUTED };
  const { role, seniority, company } = packet;
  setText(document, `${quoted(role)} (${seniority}). Interview packet of ${quoted(company)}.`, muted, line);
  setText(document, packet.state, muted, line);
  space(document, 11);
}

function drawSummary(document: Pdf, packet: Packet): void {
  if (packet.picture) {
    // Without a place of its own the picture moves the text below it down.
    document.x = MARGIN;
    document.image(Buffer.from(packet.picture), { fit: [textWidth(document), PICTURE_HEIGHT] });
    space(document, 8);
  }
  if (packet.topics.length > 0) heading(document, 'Talk about first');
  for (const { title, line, sides } of packet.topics) {
    paragraph(document, `${quoted(title)}: ${line}`, { bold: true });
    for (const { name, level, text } of sides.filter((side) => side.text.trim() !== '')) {
      paragraph(document, `${quoted(name)}${level === null ? '' : ` ${level}`}: ${quoted(text)}`, {
        indent: INDENT,
      });
    }
  }
  if (packet.unassessed.length > 0) {
    heading(document, 'Nobody assessed');
    paragraph(document, packet.unassessed.map(quoted).join(', '));
  }
  heading(document, 'Recommendations');
  paragraph(document, packet.recommendations || 'No card is in.');
  for (const line of packet.figures) paragraph(document, line, { muted: true });
}

function drawDecision(document: Pdf, { decision, votes, zone }: Packet): void {
  if (votes.length > 0) heading(document, 'Votes');
  for (const { name, outcome, reason } of votes) {
    paragraph(document, `${quoted(name)}: ${outcome}. ${quoted(reason)}`);
  }
  if (!decision) return;
  heading(document, `Decision: ${decision.outcome}`);
  paragraph(document, decision.rationale, { isOwn: true });
  paragraph(document, `By ${quoted(decision.byName)}, ${writtenInstant(decision.at, zone)}.`, {
    muted: true,
  });
  for (const { name, outcome, reason } of decision.dissent) {
    paragraph(document, `Dissent, ${quoted(name)} (${outcome}): ${quoted(reason)}`, { muted: true });
  }
}

/** Room below the title of a card for its first rating, and below a level for its evidence. */
const CARD_START = 130;
const RATING_START = 44;

/** Goes on to a new page rather than leave a heading alone at the foot of this one. */
function keepTogether(document: Pdf, height: number): void {
  const bottom = document.page.height - document.page.margins.bottom;
  if (document.y + height > bottom) document.addPage();
}

function drawCard(document: Pdf, card: PacketCard, zone: string): void {
  keepTogether(document, CARD_START);
  space(document, 14);
  const { y } = document;
  document
    .moveTo(MARGIN, y)
    .lineTo(document.page.width - MARGIN, y)
    .strokeColor(LINE)
    .lineWidth(1)
    .stroke();
  space(document, 8);
  const part = card.counted ? card.part : `${card.part}, never counted`;
  setText(
    document,
    `${quoted(card.stage)}: ${quoted(card.interviewer)}`,
    { size: 14, bold: true, fill: INK },
    { x: MARGIN, width: textWidth(document) },
  );
  paragraph(
    document,
    `${part}. Submitted ${writtenInstant(card.submittedAt, zone)}. Rubric version ${card.rubricVersion}.`,
    { muted: true },
  );
  paragraph(document, `Recommendation: ${card.recommendation}`, { bold: true });
  for (const { competency, level, evidence } of card.ratings) {
    keepTogether(document, RATING_START);
    paragraph(document, `${quoted(competency)}: ${level ?? 'not assessed'}`, { bold: true });
    if (evidence.trim() !== '') paragraph(document, evidence, { indent: INDENT, isOwn: true });
  }
  const texts = { Summary: card.summary, 'Strongest signal': card.strongestSignal, Concern: card.concern };
  for (const [label, text] of Object.entries(texts)) {
    if (text.trim() !== '') paragraph(document, `${label}: ${quoted(text)}`);
  }
  for (const { at, reason } of card.amendments) {
    paragraph(document, `Amended ${writtenInstant(at, zone)}: ${quoted(reason)}`, { muted: true });
  }
}

const textWidth = (document: Pdf) => document.page.width - 2 * MARGIN;

/** Points of nothing. */
function space(document: Pdf, points: number): void {
  document.y += points;
}

function heading(document: Pdf, text: string): void {
  keepTogether(document, RATING_START);
  space(document, 8);
  setText(document, text, { size: 13, bold: true, fill: INK }, { x: MARGIN, width: textWidth(document) });
  space(document, 2);
}

function paragraph(
  document: Pdf,
  text: string,
  {
    bold = false,
    muted = false,
    indent = 0,
    isOwn = false,
  }: { bold?: boolean; muted?: boolean; indent?: number; isOwn?: boolean } = {},
): void {
  const style = { size: muted ? 9 : 10, bold, fill: muted ? MUTED : INK };
  setText(document, text, style, { x: MARGIN + indent, width: textWidth(document) - indent, isOwn });
  space(document, 3);
}

/** At the end, when it is known how many pages there are. */
function markPages(document: Pdf, watermark: string): void {
  const { start, count } = document.bufferedPageRange();
  const style = { size: 8, fill: MUTED };
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    drawWatermark(document, watermark);
    const baseline = document.page.height - 32;
    setLine(document, watermark, style, { x: MARGIN, baseline });
    const right = { x: document.page.width - MARGIN, baseline, align: 'right' } as const;
    setLine(document, `${page + 1} of ${start + count}`, style, right);
  }
}

/** From corner to corner, so faint that what lies under it is read. */
function drawWatermark(document: Pdf, watermark: string): void {
  const { width, height } = document.page;
  const diagonal = Math.hypot(width, height) - 2 * MARGIN;
  const style = { size: 30, bold: true, fill: INK, opacity: WATERMARK_OPACITY };
  const size = Math.min(30, (30 * diagonal) / widthOfLine(document, watermark, style));
  document.save().rotate((-Math.atan2(height, width) * 180) / Math.PI, { origin: [width / 2, height / 2] });
  setLine(
    document,
    watermark,
    { ...style, size },
    { x: width / 2, baseline: height / 2 + size / 3, align: 'middle' },
  );
  document.restore();
}
