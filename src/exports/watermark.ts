import type { Packet } from '../packet';

/** "Exported by Nora Lindqvist, 23 Nov 2026, 09:00 (Europe/Berlin)": on every page and every row. */
export function watermarkOf({ exportedBy, exportedAt, zone }: Packet): string {
  return `Exported by ${exportedBy}, ${writtenInstant(exportedAt, zone)} (${zone})`;
}

/** "23 Nov 2026, 09:00", in the zone. */
export function writtenInstant(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    at,
  );
}
