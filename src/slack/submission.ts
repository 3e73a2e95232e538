import type { AckFn, App, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ViewId } from '../../blocks/ids';
import { loadingModal } from '../../blocks/loadingModal';
import { readMetadata, type ViewMetadata } from '../../blocks/metadata';
import type { ModalView, Reading, ViewState } from '../../blocks/props';
import { refusalModal } from '../../blocks/refusal';
import type { Person } from '../entities';
import { requireRole } from '../flows/requireRole';
import type { Refusal } from '../refusal';
import type { SlackDeps } from './deps';
import type { Audience } from './press';
import { refusalWords } from './refusalWords';
import { faultWords, onScreen, type Screen, screenOf } from './screen';

/** Slack waits three seconds for the answer to a submission; what is left is for the way. */
const ANSWER_MS = 2_200;

/** A modal that somebody submitted. */
export interface Submission {
  by: Person;
  /** When it arrived. */
  at: Date;
  viewId: string;
  /** The view that comes to light when this one closes. */
  below: string | null;
  state: ViewState;
  metadata: ViewMetadata;
  triggerId: string;
}

/** What a form answers: field errors by block_id, another view in its place, or that it may close. */
export type FormAnswer =
  | { errors: Record<string, string> }
  | { update: ModalView }
  | { close: 'this' | 'all' };

/**
 * Listens to a form whose answer is quick and must lose nothing: it works within Slack's three seconds, and says in the
 * form itself when it could not, so that what was typed stays.
 */
export function onForm(
  app: App,
  deps: SlackDeps,
  id: ViewId,
  audience: Audience,
  work: (submission: Submission) => Promise<FormAnswer>,
): void {
  app.view<ViewSubmitAction>({ callback_id: id, type: 'view_submission' }, async ({ ack, body, view }) => {
    const answer = await withinTime(formWork(deps, body, view, audience, work)).catch((error: unknown) => ({
      errors: faultErrors(deps, view, error),
    }));
    await answerForm(ack, 'errors' in answer ? { errors: shownErrors(view, answer.errors) } : answer);
  });
}

/**
 * Listens to a form that begins something longer: faults in its fields are said at once, else a loading modal takes
 * its place and the work goes on there.
 */
export function onBegin<Value>(
  app: App,
  deps: SlackDeps,
  id: ViewId,
  options: {
    audience: Audience;
    title: string;
    /** What the loading modal says is being done. */
    doing?: string;
    read: (submission: Omit<Submission, 'by'>) => Promise<Reading<Value>> | Reading<Value>;
  },
  work: (value: Value, submission: Submission, screen: Screen) => Promise<void>,
): void {
  app.view<ViewSubmitAction>({ callback_id: id, type: 'view_submission' }, async ({ ack, body, view }) => {
    const submitted = submissionOf(deps, body, view);
    const reading = await withinTime(Promise.resolve(options.read(submitted))).catch((error: unknown) => ({
      ok: false as const,
      errors: faultErrors(deps, view, error),
    }));
    if (!reading.ok) {
      await ack({ response_action: 'errors', errors: shownErrors(view, reading.errors) });
      return;
    }
    await ack({ response_action: 'update', view: loadingModal(options.title, options.doing) });
    const below = view.previous_view_id !== null;
    const screen = screenOf(deps, view.id, 'UTC', below);
    await onScreen(deps, screen, async () => {
      const actor = await requireRole(deps.ports.db.people, body.user.id, ...options.audience);
      if (!actor.ok) return screen.refuse(actor);
      const own = screenOf(deps, view.id, actor.person.zone, below);
      await work(reading.value, { ...submitted, by: actor.person }, own);
    });
  });
}

/** A refusal as another view in the form's place. */
export async function refusedForm(deps: SlackDeps, refusal: Refusal, zone: string): Promise<FormAnswer> {
  return { update: refusalModal(await refusalWords(deps.ports, refusal.reason, zone)) };
}

/** A refusal beside a field, so that the rest of the form stays. */
export async function refusedField(
  deps: SlackDeps,
  refusal: Refusal,
  zone: string,
  blockId: string,
): Promise<FormAnswer> {
  const { cause, wayOut } = await refusalWords(deps.ports, refusal.reason, zone);
  return { errors: { [blockId]: `${cause} ${wayOut}` } };
}

async function formWork(
  deps: SlackDeps,
  body: ViewSubmitAction,
  view: ViewOutput,
  audience: Audience,
  work: (submission: Submission) => Promise<FormAnswer>,
): Promise<FormAnswer> {
  const submitted = submissionOf(deps, body, view);
  const actor = await requireRole(deps.ports.db.people, body.user.id, ...audience);
  if (!actor.ok) return refusedForm(deps, actor, 'UTC');
  return work({ ...submitted, by: actor.person });
}

function submissionOf(
  { ports }: SlackDeps,
  body: ViewSubmitAction,
  view: ViewOutput,
): Omit<Submission, 'by'> {
  return {
    at: ports.clock.now(),
    viewId: view.id,
    below: view.previous_view_id,
    state: { values: view.state.values } as ViewState,
    metadata: readMetadata(view.private_metadata),
    triggerId: body.trigger_id,
  };
}

async function answerForm(ack: AckFn<ViewResponseAction>, answer: FormAnswer): Promise<void> {
  if ('errors' in answer) return ack({ response_action: 'errors', errors: answer.errors });
  if ('update' in answer) return ack({ response_action: 'update', view: answer.update });
  return answer.close === 'all' ? ack({ response_action: 'clear' }) : ack();
}

/** A fault of a field that this view does not show is said beside its first one: Slack drops the answer otherwise. */
function shownErrors(view: ViewOutput, errors: Record<string, string>): Record<string, string> {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? (block.block_id ?? []) : []));
  const [first = ''] = inputs;
  const shown: Record<string, string> = {};
  for (const [id, words] of Object.entries(errors)) {
    const at = inputs.includes(id) ? id : first;
    shown[at] = shown[at] ? `${shown[at]} ${words}` : words;
  }
  return shown;
}

/** The fault said beside the first field of the form: an error must point at an input block. */
function faultErrors(deps: SlackDeps, view: ViewOutput, error: unknown): Record<string, string> {
  const { what, safe, reference } = faultWords(deps, error);
  const first = view.blocks.find((block) => block.type === 'input')?.block_id ?? '';
  return { [first]: `${what} ${safe} Ref ${reference}` };
}

function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The answer took too long')), ANSWER_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
