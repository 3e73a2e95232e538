import type {
  ActRequest,
  ClientInput,
  ClientOutcome,
  ClientSuggestions,
  ClientValue,
  SuggestRequest,
} from '../clientTypes';
import { blockActionsPayload, chosenFields, type Place, suggestionPayload } from '../delivery/payloads';
import { valueAfter } from '../inputs/elementState';
import { ClientError } from '../slackError';
import { findElement, type OptionData, optionsOf, type PlacedElement } from '../state/blockData';
import type { Personal } from './personal';
import { ACTION_TROUBLE, getMyView, getPlace, type Session, TROUBLE } from './session';
import { readSuggestions } from './suggestions';

type Fields = Record<string, unknown>;

/** The person touches an element: its value is kept, and the app is told if Slack would tell it. */
export async function act(session: Session, personal: Personal, request: ActRequest): Promise<ClientOutcome> {
  const place = getPlace(session, request.place);
  const placed = getElement(place, request);
  const value = touch(session, personal, place, placed, request.input);
  if (!isDispatched(placed, request.input)) return { ok: true };
  return tellApp(session, personal, request, placed, chosenBy(placed, request.input, value));
}

function getElement(
  place: Place,
  { blockId, actionId }: { blockId: string; actionId: string },
): PlacedElement {
  const blocks = place.kind === 'view' ? place.view.blocks : place.message.blocks;
  const placed = findElement(blocks, blockId, actionId);
  if (!placed) throw new ClientError(404, `There is no element ${actionId} in block ${blockId}`);
  return placed;
}

/** Keeps what the person typed or chose. */
function touch(
  { office, me }: Session,
  personal: Personal,
  place: Place,
  { element, blockId, actionId }: PlacedElement,
  input: ClientInput,
): ClientValue | null {
  const value = valueAfter(element, input, knownOptions(personal, me.id, element, actionId));
  if (!value) return null;
  if (place.kind === 'message') {
    personal.putValue(me.id, place.message, { blockId, actionId, value });
    return value;
  }
  const { view } = place;
  const { [blockId]: _, ...errors } = view.errors;
  const values = { ...view.values, [blockId]: { ...view.values[blockId], [actionId]: value } };
  office.views.put({ ...view, values, errors });
  return value;
}

function knownOptions(
  personal: Personal,
  userId: string,
  element: PlacedElement['element'],
  actionId: string,
) {
  const initial = [element.initial_option, ...((element.initial_options ?? []) as unknown[])];
  return [...personal.offered(userId, actionId), ...(initial.filter(Boolean) as OptionData[])];
}

/** When Slack sends block_actions: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function isDispatched({ block, element }: PlacedElement, input: ClientInput): boolean {
  if (block.type !== 'input') return true;
  if (block.dispatch_action !== true) return false;
  if (input.kind !== 'text' || !('dispatch_action_config' in element || isTyped(element.type))) return true;
  const config = (element.dispatch_action_config ?? {}) as { trigger_actions_on?: string[] };
  const triggers = config.trigger_actions_on ?? ['on_enter_pressed'];
  return triggers.includes(input.enterPressed ? 'on_enter_pressed' : 'on_character_entered');
}

const isTyped = (type: string) => type.endsWith('_input');

function chosenBy({ element }: PlacedElement, input: ClientInput, value: ClientValue | null): Fields {
  if (value) return chosenFields(value);
  if (element.type !== 'overflow') return {};
  const wanted = input.kind === 'choose' ? input.values[0] : undefined;
  const option = optionsOf(element).find((each) => each.value === wanted);
  if (!option) throw new ClientError(400, `There is no option ${wanted} in ${element.action_id}`);
  return { selected_option: option };
}

async function tellApp(
  session: Session,
  personal: Personal,
  request: ActRequest,
  placed: PlacedElement,
  chosen: Fields,
): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  const place = getPlace(session, request.place);
  const values = place.kind === 'message' ? personal.values(me.id, place.message) : {};
  const payload = blockActionsPayload(office, me, place, { placed, chosen, values });
  const receipt = await delivery.hand({ type: 'interactive', payload });
  const text = receipt.kind === 'failed' ? ACTION_TROUBLE : null;
  if (place.kind === 'view') return warnInView(session, place.view.id, text);
  const { blockId, actionId } = placed;
  personal.putWarnings(me.id, place.message, text ? [{ blockId, actionId, text }] : []);
  const { channel, ts, userId } = place.message;
  if (text)
    office.changes.tell([me.id], {
      kind: 'message',
      channel,
      ts,
      isNew: false,
      text: place.message.text,
      userId,
    });
  return text ? { ok: false, notice: text } : { ok: true };
}

function warnInView({ office, me }: Session, viewId: string, text: string | null): ClientOutcome {
  const view = office.views.find(viewId);
  const notice = text ? TROUBLE : null;
  if (view && view.notice !== notice) {
    office.views.put({ ...view, notice });
    office.changes.tell([me.id], { kind: view.type === 'home' ? 'home' : 'views' });
  }
  return notice ? { ok: false, notice } : { ok: true };
}

/** What an external select offers for what the person typed. */
export async function suggest(
  session: Session,
  personal: Personal,
  request: SuggestRequest,
): Promise<ClientSuggestions> {
  const { office, delivery, me } = session;
  const place = getPlace(session, request.place);
  const { element, actionId } = getElement(place, request);
  if (!element.type.endsWith('external_select')) throw new ClientError(400, `${actionId} has no look-up`);
  const shortest = Number(element.min_query_length ?? 3);
  if (request.query.length < shortest) return { options: [], groups: [], notice: null };
  const payload = suggestionPayload(office, me, place, request);
  const suggestions = readSuggestions(await delivery.hand({ type: 'interactive', payload }));
  const all = [...suggestions.options, ...suggestions.groups.flatMap((group) => group.options)];
  personal.offer(me.id, actionId, all as OptionData[]);
  return suggestions;
}

/** Keeps inputs of a view that the client sends along with a submission. */
export function touchAll(
  session: Session,
  personal: Personal,
  viewId: string,
  inputs: Omit<ActRequest, 'place'>[],
): void {
  for (const request of inputs) {
    const place: Place = { kind: 'view', view: getMyView(session, viewId) };
    touch(session, personal, place, getElement(place, request), request.input);
  }
}
