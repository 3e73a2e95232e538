import { z } from 'zod';

/** Slack's limit of private_metadata. */
const MAX_CHARACTERS = 3000;

/** Opaque: no name, address or sentence fits. */
const id = z.string().regex(/^[\w:./-]{1,200}$/, 'an opaque id');

const metadataSchema = z.strictObject({
  requestId: id.optional(),
  planId: id.optional(),
  proposalId: id.optional(),
  sessionId: id.optional(),
  candidateId: id.optional(),
  interviewId: id.optional(),
  scorecardId: id.optional(),
  competencyKey: id.optional(),
  personId: id.optional(),
  seen: id.optional(),
  roomId: id.optional(),
  slackUserId: id.optional(),
  parentViewId: id.optional(),
  day: id.optional(),
  page: z.int().min(0).optional(),
  revision: z.int().min(0).optional(),
  purpose: z.enum(['book', 'move']).optional(),
  mode: z.enum(['replace', 'shadow']).optional(),
  mailShown: z.boolean().optional(),
  agreed: z.array(id).max(10).optional(),
});

/** What a view carries about itself: opaque ids and places, never what a person typed (anybody's app may read some of it). */
export type ViewMetadata = z.infer<typeof metadataSchema>;

/** Writes private_metadata. @throws where an id is none, or it would not fit: a fault of ours. */
export function encodeMetadata(metadata: ViewMetadata): string {
  const text = JSON.stringify(metadataSchema.parse(metadata));
  if (text.length > MAX_CHARACTERS) throw new RangeError(`private_metadata of ${text.length} characters`);
  return text;
}

/** Reads what `encodeMetadata` wrote. @throws where it is not ours. */
export function readMetadata(text: string): ViewMetadata {
  return text === '' ? {} : metadataSchema.parse(JSON.parse(text));
}
