import type { Picture } from '../../blocks/pictures/svg';
import type { Message } from '../../blocks/props';

/** Whose direct messages a letter stands in, or which channel. */
type Address = { toSlackUserId: string } | { toChannelId: string };

/** A message with a name: sent once, brought up to date under the same name. */
export type Letter = Address & LetterBody;

interface LetterBody {
  /** What it is, the id of what it is about, and what tells it from others about that: `ask:<interview>:1:<person>`. */
  key: string;
  message: Message;
  /** The message with a picture instead of a text table, once the picture is uploaded. */
  illustrated?: { picture: Picture; aboutId: string; withFile(fileId: string): Message };
  /** Keys of messages, latest first: it belongs in the thread of the first that was sent, and stays unsent without one. */
  threadKeys?: string[];
  /** A reply that is news to the reader: it shows in the conversation too, because a reply alone notifies nobody. */
  isNews?: boolean;
  /** Only an earlier one is brought up to date; none is sent anew. */
  onlyIfSent?: boolean;
}
