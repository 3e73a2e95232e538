import type { PlainTextOption } from '@slack/types';
import { option } from '../elements';
import { placeOf } from '../when';

const MOST_OPTIONS = 100;

/** The answer to the zone search: IANA zones whose name has every word that was typed, those that begin with it first. */
export function zoneOptions(query: string): { options: PlainTextOption[] } {
  const words = query
    .toLowerCase()
    .split(/[\s/_,]+/)
    .filter(Boolean);
  const found = [...Intl.supportedValuesOf('timeZone'), 'UTC'].filter((zone) =>
    words.every((word) => searchable(zone).includes(word)),
  );
  const begins = (zone: string) => placeOf(zone).toLowerCase().startsWith(words.join(' '));
  const ordered = [...found.filter(begins), ...found.filter((zone) => !begins(zone))];
  return { options: [...new Set(ordered)].slice(0, MOST_OPTIONS).map(zoneOption) };
}

/** A zone as an option: its place first, since that is what people look for. */
export function zoneOption(zone: string): PlainTextOption {
  return option(zone.includes('/') ? `${placeOf(zone)} (${zone})` : zone, zone);
}

function searchable(zone: string): string {
  return zone.toLowerCase().replaceAll('_', ' ');
}
