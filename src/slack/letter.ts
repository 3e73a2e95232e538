import type { Message } from '../../blocks/props';

/** A message with a name: sent once, brought up to date under the same name. */
export interface Letter {
  key: string;
  /** Whose direct messages it stands in. */
  toSlackUserId: string;
  message: Message;
  /** The key of the message whose thread it belongs in. */
  threadKey?: string;
  /** Only an earlier one is brought up to date; none is sent anew. */
  onlyIfSent?: boolean;
}
