import type { App } from '@slack/bolt';
import { unableText } from '../../blocks/bars';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import type { ReplaceModalProps } from '../../blocks/interview/props';
import { readReplaceModal, replaceModal } from '../../blocks/interview/replaceModal';
import { reasonsToStepIn } from '../../blocks/reasons';
import { agreedText } from '../../blocks/relaxations';
import type { Person } from '../entities';
import { addShadow, listShadows } from '../flows/interviews/addShadow';
import { listReplacements, replaceInterviewer } from '../flows/interviews/replaceInterviewer';
import { countsInSummary, loadFacts } from '../flows/loadFacts';
import type { InterviewFacts } from '../telling';
import type { SlackDeps } from './deps';
import { interviewProps, namingOf, personProps, readAt, seatStateProps } from './interviewProps';
import { onPress, type Press, RECRUITERS } from './press';
import { onScreen, type Screen } from './screen';
import { onForm, refusedField } from './submission';

/** Which seat is asked about, and what the recruiter agreed to for it. */
interface Asked {
  mode: 'replace' | 'shadow';
  outPersonId: string | null;
  agreedIds?: string[];
}

type Choices = Pick<ReplaceModalProps, 'choices' | 'unable' | 'offers' | 'agreed'>;

const NO_CHOICES: Choices = { choices: [], unable: '', offers: [], agreed: { text: '', ids: [] } };
/** What the modal carries along. */
const MOST_AGREED = 10;

/** Replacing somebody at the same time, or adding a shadow. */
export function registerReplace(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.interviewReplace, RECRUITERS, (press) => {
    const [interviewId = '', outId] = press.value.split('/');
    return openReplace(deps, press, interviewId, 'replace', outId);
  });
  onPress(app, deps, ACTIONS.interviewReplaceSeat, RECRUITERS, async (press) => {
    const facts = await loadFacts(deps.ports, press.view?.metadata.interviewId ?? '');
    await show(deps, press.screen(), press.by, facts, { mode: 'replace', outPersonId: press.value });
  });
  onPress(app, deps, ACTIONS.interviewReplaceRelax, RECRUITERS, async (press) => {
    const { interviewId = '', mode = 'replace', personId = null, agreed = [] } = press.view?.metadata ?? {};
    const facts = await loadFacts(deps.ports, interviewId);
    const agreedIds = [...new Set([...agreed, press.value])].slice(-MOST_AGREED);
    await show(deps, press.screen(), press.by, facts, { mode, outPersonId: personId, agreedIds });
  });
  onForm(app, deps, VIEWS.replace, RECRUITERS, async ({ by, state, metadata }) => {
    const reading = readReplaceModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const { interviewId = '', mode, agreed: agreedIds = [] } = metadata;
    const { outPersonId, id: inPersonId } = reading.value;
    const outcome =
      mode === 'shadow'
        ? await addShadow(deps.ports, by, interviewId, inPersonId, agreedIds)
        : await replaceInterviewer(deps.ports, by, interviewId, {
            outId: outPersonId ?? metadata.personId ?? '',
            ...{ inId: inPersonId, agreedIds },
          });
    return outcome.ok ? { close: 'all' } : refusedField(deps, outcome, by.zone, BLOCKS.seatIn);
  });
}

export async function openReplace(
  deps: SlackDeps,
  press: Press,
  interviewId: string,
  mode: 'replace' | 'shadow',
  outId?: string,
): Promise<void> {
  const screen = await press.open(mode === 'shadow' ? 'Add a shadow' : 'Replace somebody');
  await onScreen(deps, screen, async () => {
    const facts = await loadFacts(deps.ports, interviewId);
    const declined = facts.interview.panel.find(
      ({ answer, part }) => answer === 'declined' && countsInSummary(part),
    );
    const out = declined ?? facts.interview.panel[0];
    await show(deps, screen, press.by, facts, { mode, outPersonId: outId ?? out?.personId ?? null });
  });
}

async function show(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  facts: InterviewFacts,
  asked: Asked,
): Promise<void> {
  await screen.show(
    replaceModal({
      ...interviewProps(facts),
      zone: by.zone,
      mode: asked.mode,
      seats: seatStateProps(facts),
      outPersonId: asked.mode === 'shadow' ? null : asked.outPersonId,
      ...(await choicesFor(deps, by, facts, asked)),
    }),
  );
}

/** Who could, with the reasons, and why the others cannot. */
async function choicesFor(
  { ports }: SlackDeps,
  by: Person,
  { interview, candidate, rubric }: InterviewFacts,
  { mode, outPersonId, agreedIds = [] }: Asked,
): Promise<Choices> {
  if (mode === 'replace' && !outPersonId) return NO_CHOICES;
  const { replacements, unable, offers, agreed } =
    mode === 'shadow'
      ? await listShadows(ports, interview, agreedIds)
      : await listReplacements(ports, interview, outPersonId ?? '', agreedIds);
  const people = await ports.db.people.listPeople();
  const naming = namingOf(people, candidate, rubric);
  const choices = replacements.flatMap(({ personId, reasons }) =>
    people
      .filter(({ id }) => id === personId)
      .map((person) => ({
        id: personId,
        person: personProps(person),
        reasons: reasonsToStepIn(reasons, naming, readAt(ports, interview.startsAt, by)),
      })),
  );
  return {
    choices,
    unable: unableText(unable, naming),
    offers: offers.map(({ id, changes }) => ({
      ...{ id, text: agreedText(changes, naming), changes: changes.length },
    })),
    agreed: { text: agreed.length > 0 ? agreedText(agreed, naming) : '', ids: [...agreedIds] },
  };
}
