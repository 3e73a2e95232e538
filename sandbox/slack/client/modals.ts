import { isFields } from '../blockKit/rules';
import type { ClientOutcome, CloseRequest, SubmitRequest } from '../clientTypes';
import { closedPayload, submissionPayload } from '../delivery/payloads';
import { fieldErrors } from '../inputs/fieldErrors';
import { ClientError, SlackError } from '../slackError';
import type { SlackView } from '../state/views';
import { readView } from '../views/content';
import { pushModal, updateModal } from '../views/screen';
import { touchAll } from './act';
import type { Personal } from './personal';
import { getMyView, type Session, TROUBLE } from './session';

/** The person submits the view on top. Slack's own field errors come first; then the app decides what happens. */
export async function submit(
  session: Session,
  personal: Personal,
  request: SubmitRequest,
): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  touchAll(session, personal, request.viewId, request.inputs ?? []);
  const view = getTopView(session, request.viewId);
  if (!view.submit)
    throw new ClientError(400, `The view ${JSON.stringify(view.title?.text)} has no submit button`);
  if (view.isBusy) return { ok: false, notice: 'The app has not answered yet' };
  const errors = fieldErrors(view.blocks, view.values);
  if (Object.keys(errors).length > 0) return show(session, view, { errors, notice: null });
  show(session, view, { errors: {}, notice: null, isBusy: true });
  const payload = submissionPayload(office, me, view);
  const receipt = await delivery.hand({ type: 'interactive', payload });
  const now = office.views.find(view.id);
  if (!now) return { ok: true };
  const idle = { ...now, isBusy: false };
  office.views.put(idle);
  const outcome = receipt.kind === 'acked' ? followAck(session, idle, receipt.body) : trouble(session, idle);
  office.changes.tell([me.id], { kind: 'views' });
  return outcome;
}

function getTopView(session: Session, viewId: string): SlackView {
  const view = getMyView(session, viewId);
  const top = session.office.views.stack(session.me.id).at(-1);
  if (top?.id !== view.id) throw new ClientError(409, 'Another view is on top');
  return view;
}

function show(
  { office, me }: Session,
  view: SlackView,
  shown: Pick<SlackView, 'errors' | 'notice'> & { isBusy?: boolean },
): ClientOutcome {
  office.views.put({ ...view, ...shown });
  office.changes.tell([me.id], { kind: 'views' });
  return { ok: false, notice: shown.notice ?? 'Look at the fields marked', errors: shown.errors };
}

const trouble = (session: Session, view: SlackView) => show(session, view, { errors: {}, notice: TROUBLE });

/** `response_action`: https://docs.slack.dev/surfaces/modals/#submitting_views */
function followAck(session: Session, view: SlackView, body: unknown): ClientOutcome {
  const { office, me } = session;
  if (body === null) {
    office.views.drop(me.id, [view.id]);
    return { ok: true };
  }
  if (!isFields(body)) return trouble(session, view);
  try {
    switch (body.response_action) {
      case 'clear':
        office.views.drop(me.id, stackOf(session, view));
        return { ok: true };
      case 'errors':
        return showErrors(session, view, body.errors);
      case 'update':
        updateModal(office, view, readView(office, body.view, 'modal'));
        return { ok: true };
      case 'push':
        pushModal(office, me.id, view, readView(office, body.view, 'modal'));
        return { ok: true };
      default:
        return trouble(session, view);
    }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    office.warnings.push(`${String(body.response_action)}: ${error.code} ${JSON.stringify(error.details)}`);
    return trouble(session, view);
  }
}

/** Errors belong to input blocks; anything else is an answer that Slack does not understand. */
function showErrors(session: Session, view: SlackView, errors: unknown): ClientOutcome {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const isRight =
    isFields(errors) &&
    Object.keys(errors).length > 0 &&
    Object.entries(errors).every(([blockId, text]) => inputs.includes(blockId) && typeof text === 'string');
  if (!isRight) {
    session.office.warnings.push(
      `response_action errors names what is no input block: ${JSON.stringify(errors)}`,
    );
    return trouble(session, view);
  }
  return show(session, view, { errors: errors as Record<string, string>, notice: null });
}

const stackOf = ({ office, me }: Session, view: SlackView) =>
  office.views
    .stack(me.id)
    .filter((each) => each.rootViewId === view.rootViewId)
    .map((each) => each.id);

/** The person closes the view on top, or (with `all`, or `clear_on_close`) its whole stack. */
export async function close(session: Session, request: CloseRequest): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  const view = getTopView(session, request.viewId);
  const isAll = request.all === true || view.clearOnClose;
  const closed = isAll ? stackOf(session, view) : [view.id];
  const views = closed.flatMap((id) => office.views.find(id) ?? []).reverse();
  office.views.drop(me.id, closed);
  office.changes.tell([me.id], { kind: 'views' });
  for (const each of views.filter(({ notifyOnClose }) => notifyOnClose)) {
    await delivery.hand({ type: 'interactive', payload: closedPayload(office, me, each, isAll) });
  }
  return { ok: true };
}
