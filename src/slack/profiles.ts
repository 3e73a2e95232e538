import type { App } from '@slack/bolt';
import { profileModal, readProfileModal } from '../../blocks/home/profileModal';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { type CivilDay, civilDay } from '../civil';
import type { Person } from '../entities';
import { profileWishOf, saveProfile } from '../flows/team/saveProfile';
import { listTeams } from '../flows/team/teams';
import type { Rubrics } from '../ports';
import type { SlackDeps } from './deps';
import { personProps } from './interviewProps';
import { ANYBODY, onPress } from './press';
import { refreshHome } from './publishHome';
import { onScreen } from './screen';
import { onForm, refusedField } from './submission';

/** How people interview: their own hours, limits and pause; for an admin also the team, pools and stages of anybody. */
export function registerProfiles(app: App, deps: SlackDeps): void {
  onPress(app, deps, ACTIONS.profileOpen, ANYBODY, async (press) => {
    const screen = await press.open('Interviewing');
    await onScreen(deps, screen, async () => {
      const person = await deps.ports.db.people.getPerson(press.value);
      const people = press.by.roles.includes('admin') ? await deps.ports.db.people.listPeople() : undefined;
      const today = civilDay(deps.ports.clock.now(), person.zone);
      await screen.show(profileModal(profileProps(deps.ports.rubrics, person, today, people)));
    });
  });
  onForm(app, deps, VIEWS.profile, ANYBODY, async ({ by, state, metadata }) => {
    const { zone } = await deps.ports.db.people.getPerson(metadata.personId ?? '');
    const reading = readProfileModal(state, civilDay(deps.ports.clock.now(), zone));
    if (!reading.ok) return { errors: reading.errors };
    const outcome = await saveProfile(deps.ports, by, metadata.personId ?? '', reading.value);
    if (!outcome.ok) return refusedField(deps, outcome, by.zone, BLOCKS.profileDays);
    setImmediate(() => void refreshHome(deps, by));
    return { close: 'all' };
  });
}

/** @param people for an admin: everybody. Days that are over are not shown. */
function profileProps(rubrics: Rubrics, person: Person, today: CivilDay, people?: Person[]) {
  const form = profileWishOf(person, people);
  const all = rubrics.roles();
  const unique = (items: { key: string; name: string }[]) => [
    ...new Map(items.map(({ key, name }) => [key, { key, name }])).values(),
  ];
  return {
    person: personProps(person),
    zone: person.zone,
    form: {
      ...form,
      daysOff: form.daysOff.filter(({ to }) => to >= today),
      otherHours: form.otherHours.filter(({ date }) => date >= today),
    },
    ...(people && {
      teams: listTeams(people),
      pools: unique(all.flatMap((rubric) => rubric.pools)),
      stages: unique(all.flatMap((rubric) => rubric.stages)),
    }),
  };
}
