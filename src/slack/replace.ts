import type { App } from '@slack/bolt';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import type { ReplacementProps } from '../../blocks/interview/props';
import { readReplaceModal, replaceModal } from '../../blocks/interview/replaceModal';
import { reasonsText } from '../../blocks/reasons';
import type { Person } from '../entities';
import { addShadow, listShadows } from '../flows/addShadow';
import { loadFacts } from '../flows/loadFacts';
import { listReplacements, replaceInterviewer } from '../flows/replaceInterviewer';
import type { InterviewFacts } from '../telling';
import type { SlackDeps } from './deps';
import { interviewProps, namingOf, personProps, seatStateProps } from './interviewProps';
import { onPress, type Press, RECRUITERS } from './press';
import { onScreen, type Screen } from './screen';
import { onForm, refusedField } from './submission';

/** Replacing somebody at the same time, or adding a shadow. */
export function registerReplace(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.interviewReplace, RECRUITERS, (press) =>
    openReplace(deps, press, press.value, 'replace'),
  );
  onPress(app, deps, ACTIONS.interviewReplaceSeat, RECRUITERS, async (press) => {
    const facts = await loadFacts(deps.ports, press.view?.metadata.interviewId ?? '');
    await show(deps, press.screen(), press.by, facts, 'replace', press.value);
  });
  onForm(app, deps, VIEWS.replace, RECRUITERS, async ({ by, state, metadata }) => {
    const reading = readReplaceModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const { interviewId = '', mode } = metadata;
    const { outPersonId, id: inPersonId } = reading.value;
    const outcome =
      mode === 'shadow'
        ? await addShadow(deps.ports, by, interviewId, inPersonId)
        : await replaceInterviewer(deps.ports, by, interviewId, {
            outId: outPersonId ?? metadata.personId ?? '',
            inId: inPersonId,
          });
    return outcome.ok ? { close: 'all' } : refusedField(deps, outcome, by.zone, BLOCKS.seatIn);
  });
}

export async function openReplace(
  deps: SlackDeps,
  press: Press,
  interviewId: string,
  mode: 'replace' | 'shadow',
): Promise<void> {
  const screen = await press.open(mode === 'shadow' ? 'Add a shadow' : 'Replace somebody');
  await onScreen(deps, screen, async () => {
    const facts = await loadFacts(deps.ports, interviewId);
    const declined = facts.interview.panel.find((seat) => seat.answer === 'declined');
    const out = declined ?? facts.interview.panel[0];
    await show(deps, screen, press.by, facts, mode, out?.personId ?? null);
  });
}

async function show(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  facts: InterviewFacts,
  mode: 'replace' | 'shadow',
  outPersonId: string | null,
): Promise<void> {
  await screen.show(
    replaceModal({
      ...interviewProps(facts),
      zone: by.zone,
      mode,
      seats: seatStateProps(facts),
      outPersonId: mode === 'shadow' ? null : outPersonId,
      choices: await choicesFor(deps, facts, mode, outPersonId),
    }),
  );
}

async function choicesFor(
  deps: SlackDeps,
  facts: InterviewFacts,
  mode: 'replace' | 'shadow',
  outPersonId: string | null,
): Promise<ReplacementProps[]> {
  const people = await deps.ports.db.people.listPeople();
  if (mode === 'shadow') {
    const ids = new Set(await listShadows(deps.ports, facts.interview));
    return people
      .filter(({ id }) => ids.has(id))
      .map((person) => ({ id: person.id, person: personProps(person), reasons: [] }));
  }
  const naming = namingOf(people, facts.candidate, facts.rubric);
  const found = outPersonId ? await listReplacements(deps.ports, facts.interview, outPersonId) : [];
  return found.flatMap((each) => {
    const person = people.find(({ id }) => id === each.personId);
    return person
      ? [{ id: person.id, person: personProps(person), reasons: reasonsText(each.reasons, naming) }]
      : [];
  });
}
