import { context, section, verbatim } from '../elements';
import type { Message } from '../props';
import { inline } from '../text';
import type { RecruiterNoteProps } from './props';

/** To the recruiter: a note that an interviewer left for nobody else. */
export function recruiterNote(props: RecruiterNoteProps): Message {
  const about = `${inline(props.candidate.name)} (${inline(props.stageName)})`;
  const text = `A note for you from ${inline(props.interviewerName)} about ${about}`;
  return {
    text,
    blocks: [section(`*${text}*`), verbatim(props.note), context('Only you see this.')],
  };
}
