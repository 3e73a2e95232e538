import type { ClientApi, ClientInput, ClientPlace, ClientWorkspace } from '../clientTypes';
import { type OptionData, optionsOf } from '../state/blockData';
import type { Field } from './words';

/** What a person puts into a field: text, or the words of one or several choices. */
export type Filling = string | string[];

interface At {
  api: ClientApi;
  userId: string;
  place: ClientPlace;
  workspace: ClientWorkspace;
}

const TYPED = /_input$|^(date|time|datetime)picker$/;

/** How many clicks it takes: none for typing, one for each choice (a menu's opening is part of it). */
export const clicksFor = (field: Field, filling: Filling): number =>
  /_input$/.test(field.element.type) ? 0 : Array.isArray(filling) ? filling.length : 1;

/** Turns words into the input that a client sends. @throws Error naming the choices there are */
export async function inputFor(at: At, field: Field, filling: Filling): Promise<ClientInput> {
  const { type } = field.element;
  if (TYPED.test(type)) return { kind: 'text', text: Array.isArray(filling) ? filling.join('\n') : filling };
  const wanted = Array.isArray(filling) ? filling : filling === '' ? [] : [filling];
  const values = [];
  for (const words of wanted) values.push(await choiceFor(at, field, words));
  return { kind: 'choose', values };
}

async function choiceFor(at: At, field: Field, words: string): Promise<string> {
  const { type } = field.element;
  const { users } = at.workspace;
  if (type.includes('users')) {
    return pick(
      words,
      users.filter((user) => !user.deleted).map((user) => ({ label: user.realName, value: user.id })),
    );
  }
  if (type.includes('channels') || type.includes('conversations')) {
    const { conversations } = await at.api.state(at.userId);
    return pick(
      words,
      conversations.map(({ id, name }) => ({ label: name, value: id })),
    );
  }
  const options = type.includes('external') ? await lookUp(at, field, words) : optionsOf(field.element);
  return pick(
    words,
    options.map((option) => ({ label: option.text.text, value: option.value })),
  );
}

async function lookUp({ api, userId, place }: At, field: Field, query: string): Promise<OptionData[]> {
  const { blockId, actionId } = field;
  const found = await api.suggest(userId, { place, blockId, actionId, query });
  if (found.notice) throw new Error(`The menu ${field.names[0]} says: ${found.notice}`);
  return [...found.options, ...found.groups.flatMap((group) => group.options)] as OptionData[];
}

/** The choice of exactly these words, else the only one that contains them. */
function pick(words: string, choices: { label: string; value: string }[]): string {
  const lower = words.toLowerCase();
  const exact = choices.find((choice) => choice.label.toLowerCase() === lower || choice.value === words);
  const partial = choices.filter((choice) => choice.label.toLowerCase().includes(lower));
  const found = exact ?? (partial.length === 1 ? partial[0] : undefined);
  if (found) return found.value;
  const offered = choices.map((choice) => choice.label).join(', ') || '(none)';
  const problem = partial.length > 1 ? 'More than one choice says' : 'There is no choice';
  throw new Error(`${problem} "${words}". Choices: ${offered}`);
}
