import { button, modal, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { firstName, inline, plainName } from '../text';
import { moment } from '../when';
import type { ClashesModalProps } from './props';

/** Slack's hundred blocks, with the headline. */
const MOST_CLASHES = 99;

/** The candidate is saved, and these are booked with them who may no longer judge them: each is replaced with one tap. */
export function clashesModal({ candidate, zone, clashes }: ClashesModalProps): ModalView {
  return modal({
    callbackId: VIEWS.clashes,
    title: 'Saved',
    metadata: { candidateId: candidate.id },
    blocks: [
      section(
        `*${inline(candidate.name)} is saved.*\nWho is named here still sits in an interview, but may no longer judge ${inline(firstName(candidate.name))} and reads no scorecards: ask somebody else.`,
      ),
      ...clashes
        .slice(0, MOST_CLASHES)
        .map(({ interviewId, stageName, startsAt, person }, index) =>
          section(
            `*${inline(person.name)}*\n${inline(stageName)}, ${moment(startsAt, zone)}`,
            button(
              `Replace ${plainName(firstName(person.name), 50)}`,
              idFor(ACTIONS.interviewReplace, index),
              { value: `${interviewId}/${person.id}` },
            ),
          ),
        ),
    ],
  });
}
