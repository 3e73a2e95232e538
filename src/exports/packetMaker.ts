import type { PacketMaker } from '../ports';
import { packetCsv } from './packetCsv';
import { packetPdf } from './packetPdf';

/** Makes the files that leave Slack. */
export const packetMaker: PacketMaker = {
  make: async (packet, format) => (format === 'pdf' ? packetPdf(packet) : packetCsv(packet)),
};
