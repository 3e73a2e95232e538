import { z } from 'zod';
import { GoogleError } from './googleError';

const timeSchema = z.object({
  date: z.iso.date().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
});

const attendeeSchema = z.object({
  email: z.string(),
  displayName: z.string().optional(),
  optional: z.boolean().optional(),
  responseStatus: z.enum(['needsAction', 'declined', 'tentative', 'accepted']).optional(),
  comment: z.string().optional(),
  additionalGuests: z.number().int().nonnegative().optional(),
  resource: z.boolean().optional(),
});

/** Google keeps 300 properties of 44 + 1024 characters (guides/extended-properties). */
const propertiesSchema = z
  .record(z.string().max(44), z.string().max(1024))
  .refine((properties) => Object.keys(properties).length <= 300, 'Too many extended properties');

const conferenceSchema = z.object({
  createRequest: z
    .object({
      requestId: z.string().min(1),
      conferenceSolutionKey: z.object({ type: z.string() }).optional(),
    })
    .optional(),
  conferenceId: z.string().optional(),
});

/** What a caller may write of an event; unknown and computed fields are dropped, as Google drops them. */
const eventBodySchema = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  colorId: z.string().optional(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  visibility: z.enum(['default', 'public', 'private', 'confidential']).optional(),
  start: timeSchema.optional(),
  end: timeSchema.optional(),
  recurrence: z.array(z.string()).optional(),
  attendees: z.array(attendeeSchema).max(200).optional(),
  guestsCanInviteOthers: z.boolean().optional(),
  guestsCanModify: z.boolean().optional(),
  guestsCanSeeOtherGuests: z.boolean().optional(),
  extendedProperties: z
    .object({ private: propertiesSchema.optional(), shared: propertiesSchema.optional() })
    .optional(),
  reminders: z
    .object({
      useDefault: z.boolean().optional(),
      overrides: z
        .array(z.object({ method: z.enum(['email', 'popup']), minutes: z.number().int().min(0).max(40_320) }))
        .max(5)
        .optional(),
    })
    .optional(),
  source: z.object({ title: z.string().optional(), url: z.url({ protocol: /^https?$/ }) }).optional(),
  eventType: z.enum(['default', 'focusTime', 'outOfOffice', 'workingLocation']).optional(),
  sequence: z.number().int().nonnegative().optional(),
  conferenceData: conferenceSchema.optional(),
});

export type EventBody = z.infer<typeof eventBodySchema>;
export type EventTime = z.infer<typeof timeSchema>;
export type Attendee = z.infer<typeof attendeeSchema>;

/** Checks the shape of a written event. Throws 400 `invalid` naming the field. */
export function readEventBody(json: unknown): EventBody {
  const read = eventBodySchema.safeParse(json ?? {});
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new GoogleError(400, 'invalid', `Invalid value for: ${issue?.path.join('.')}: ${issue?.message}`);
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Patch semantics of Google's APIs: objects merge, arrays are replaced, null removes
 * (https://developers.google.com/workspace/calendar/api/guides/performance#patch).
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Json = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** The same JSON without nulls, which Google reads as absent. */
export function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}
