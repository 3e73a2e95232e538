import PDFDocument from 'pdfkit';
import type { Packet, PacketCard } from '../packet';
import { watermarkOf, writtenInstant } from './watermark';

const fontFile = (file: string) => require.resolve(`@expo-google-fonts/inter/${file}`);
const REGULAR = fontFile('400Regular/Inter_400Regular.ttf');
const BOLD = fontFile('600SemiBold/Inter_600SemiBold.ttf');

const MARGIN = 50;
const INK = '#1b1f24';
const MUTED = '#5c6570';
const LINE = '#d5dae0';
const WATERMARK_OPACITY = 0.07;

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
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  drawHead(document, packet);
  drawSummary(document, packet);
  drawDecision(document, packet);
  for (const card of packet.cards) drawCard(document, card, packet.zone);
  markPages(document, watermark);
  document.end();
  return finished;
}

type Pdf = PDFKit.PDFDocument;

function collect(document: Pdf): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}

function drawHead(document: Pdf, packet: Packet): void {
  document.font('bold').fontSize(22).fillColor(INK).text(packet.candidate);
  document
    .font('regular')
    .fontSize(11)
    .fillColor(MUTED)
    .text(`${packet.role} (${packet.seniority}). Interview packet of ${packet.company}.`)
    .text(packet.state)
    .moveDown(0.8);
}

function drawSummary(document: Pdf, packet: Packet): void {
  if (packet.picture) {
    // Without a place of its own the picture moves the text below it down.
    document.image(Buffer.from(packet.picture), { width: document.page.width - 2 * MARGIN });
    document.moveDown(0.5);
  }
  if (packet.topics.length > 0) heading(document, 'Talk about first');
  for (const { title, line, sides } of packet.topics) {
    paragraph(document, `${title}: ${line}`, { bold: true });
    for (const { name, level, text } of sides.filter((side) => side.text.trim() !== '')) {
      paragraph(document, `${name}${level === null ? '' : ` ${level}`}: ${text}`, { indent: 14 });
    }
  }
  if (packet.unassessed.length > 0) {
    heading(document, 'Nobody assessed');
    paragraph(document, packet.unassessed.join(', '));
  }
  heading(document, 'Recommendations');
  paragraph(document, packet.recommendations || 'No card is in.');
  for (const line of packet.figures) paragraph(document, line, { muted: true });
}

function drawDecision(document: Pdf, { decision, votes, zone }: Packet): void {
  if (votes.length > 0) heading(document, 'Votes');
  for (const { name, outcome, reason } of votes) paragraph(document, `${name}: ${outcome}. ${reason}`);
  if (!decision) return;
  heading(document, `Decision: ${decision.outcome}`);
  paragraph(document, decision.rationale);
  paragraph(document, `By ${decision.byName}, ${writtenInstant(decision.at, zone)}.`, { muted: true });
  for (const { name, outcome, reason } of decision.dissent) {
    paragraph(document, `Dissent, ${name} (${outcome}): ${reason}`, { muted: true });
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
  document.moveDown(1);
  const { y } = document;
  document
    .moveTo(MARGIN, y)
    .lineTo(document.page.width - MARGIN, y)
    .strokeColor(LINE)
    .lineWidth(1)
    .stroke()
    .moveDown(0.6);
  const part = card.counted ? card.part : `${card.part}, never counted`;
  document.font('bold').fontSize(14).fillColor(INK).text(`${card.stage}: ${card.interviewer}`);
  paragraph(
    document,
    `${part}. Submitted ${writtenInstant(card.submittedAt, zone)}. Rubric version ${card.rubricVersion}.`,
    { muted: true },
  );
  paragraph(document, `Recommendation: ${card.recommendation}`, { bold: true });
  for (const { competency, level, evidence } of card.ratings) {
    keepTogether(document, RATING_START);
    paragraph(document, `${competency}: ${level ?? 'not assessed'}`, { bold: true });
    if (evidence.trim() !== '') paragraph(document, evidence, { indent: 14 });
  }
  const texts = { Summary: card.summary, 'Strongest signal': card.strongestSignal, Concern: card.concern };
  for (const [label, text] of Object.entries(texts)) {
    if (text.trim() !== '') paragraph(document, `${label}: ${text}`);
  }
  for (const { at, reason } of card.amendments) {
    paragraph(document, `Amended ${writtenInstant(at, zone)}: ${reason}`, { muted: true });
  }
}

function heading(document: Pdf, text: string): void {
  document.moveDown(0.5).font('bold').fontSize(13).fillColor(INK).text(text).moveDown(0.2);
}

function paragraph(
  document: Pdf,
  text: string,
  { bold = false, muted = false, indent = 0 }: { bold?: boolean; muted?: boolean; indent?: number } = {},
): void {
  document
    .font(bold ? 'bold' : 'regular')
    .fontSize(muted ? 9 : 10)
    .fillColor(muted ? MUTED : INK)
    .text(text, MARGIN + indent, document.y, {
      width: document.page.width - 2 * MARGIN - indent,
      lineGap: 1.5,
    });
  document.x = MARGIN;
  document.moveDown(0.25);
}

/** At the end: what is drawn while text flows over to a new page would lend it its font. */
function markPages(document: Pdf, watermark: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    // Text below the bottom margin would begin a page of its own.
    document.page.margins.bottom = 0;
    drawWatermark(document, watermark);
    const y = document.page.height - 40;
    const width = document.page.width - 2 * MARGIN;
    document.font('regular').fontSize(8).fillColor(MUTED);
    document.text(watermark, MARGIN, y, { width, lineBreak: false });
    document.text(`${page + 1} of ${start + count}`, MARGIN, y, { width, align: 'right', lineBreak: false });
  }
}

/** From corner to corner, so faint that what lies under it is read. */
function drawWatermark(document: Pdf, watermark: string): void {
  const { width, height } = document.page;
  const diagonal = Math.hypot(width, height) - 2 * MARGIN;
  document.font('bold').fontSize(30);
  document.fontSize(Math.min(30, (30 * diagonal) / document.widthOfString(watermark)));
  const [x, y] = [
    (width - document.widthOfString(watermark)) / 2,
    (height - document.currentLineHeight()) / 2,
  ];
  document
    .save()
    .rotate((-Math.atan2(height, width) * 180) / Math.PI, { origin: [width / 2, height / 2] })
    .fillColor(INK, WATERMARK_OPACITY)
    .text(watermark, x, y, { lineBreak: false })
    .restore()
    .fillColor(INK, 1);
}
