import { faultModal } from '../../blocks/faultModal';
import { loadingModal } from '../../blocks/loadingModal';
import type { ModalView } from '../../blocks/props';
import { type RefusalProps, refusalModal } from '../../blocks/refusal';
import { CodedError } from '../errors';
import { newReference } from '../newId';
import type { Refusal } from '../refusal';
import type { SlackDeps } from './deps';
import { refusalWords } from './refusalWords';
import { slackCode } from './slackCode';

/** What became of a view drawn over another. */
export type Update = { kind: 'shown'; hash: string } | { kind: 'overtaken' } | { kind: 'closed' };

/** A modal on somebody's screen that is drawn again as work goes on. */
export interface Screen {
  viewId: string;
  show(view: ModalView): Promise<void>;
  /** Draws only where the view of this hash still stands: https://docs.slack.dev/surfaces/modals#handling_race_conditions */
  showOver(hash: string, view: ModalView): Promise<Update>;
  refuse(refusal: Refusal, extra?: Partial<RefusalProps>): Promise<void>;
}

/** Opens a loading modal with a trigger, at once: a trigger lives three seconds. */
export async function openScreen(
  deps: SlackDeps,
  triggerId: string,
  title: string,
  zone: string,
): Promise<Screen> {
  const { view } = await deps.client.views.open({ trigger_id: triggerId, view: loadingModal(title) });
  return screenOf(deps, view?.id ?? '', zone);
}

/** Puts a loading modal on top of the one in front. */
export async function pushScreen(
  deps: SlackDeps,
  triggerId: string,
  title: string,
  zone: string,
): Promise<Screen> {
  const { view } = await deps.client.views.push({ trigger_id: triggerId, view: loadingModal(title) });
  return screenOf(deps, view?.id ?? '', zone, true);
}

/** The screen of a view that stands already, alone or above another. */
export function screenOf(deps: SlackDeps, viewId: string, zone: string, below = false): Screen {
  const show = async (view: ModalView) => {
    try {
      await deps.client.views.update({ view_id: viewId, view });
    } catch (error) {
      // Closed meanwhile: what was done is done, and its message tells.
      if (slackCode(error) !== 'not_found') throw error;
    }
  };
  return {
    viewId,
    show,
    async showOver(hash, view) {
      try {
        const shown = await deps.client.views.update({ view_id: viewId, hash, view });
        return { kind: 'shown', hash: shown.view?.hash ?? '' };
      } catch (error) {
        if (slackCode(error) === 'hash_conflict') return { kind: 'overtaken' };
        if (slackCode(error) === 'not_found') return { kind: 'closed' };
        throw error;
      }
    },
    async refuse(refusal, extra) {
      await show(
        refusalModal({ ...(await refusalWords(deps.ports, refusal.reason, zone)), ...extra, below }),
      );
    },
  };
}

/** Runs work whose outcome a screen shows; a fault is logged and told there with its reference. */
export async function onScreen(deps: SlackDeps, screen: Screen, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await screen.show(faultModal(faultWords(deps, error)));
  }
}

/** Logs an unexpected fault and gives the words for the person it happened to. */
export function faultWords(
  deps: SlackDeps,
  error: unknown,
): { what: string; safe: string; reference: string } {
  const reference = newReference();
  const code = error instanceof CodedError ? error.code : slackCode(error);
  deps.ports.log.error({ reference, code, err: error }, 'A Slack request failed');
  return {
    what: 'This did not go through.',
    safe: 'What was booked or kept before is safe. Try again; the same thing is never done twice.',
    reference,
  };
}
