import { homeView } from '../../../blocks/home/homeView';
import type { HomeView } from '../../../blocks/props';
import * as make from '../makers';

import { headlinesOf, interviewOf, listOf, personOf, roomsOf, type World } from './world';
export function everyHome(world: World): [string, HomeView][] {
  const interview = interviewOf(world);
  const times = <T>(item: T) => listOf(world, () => item);
  const full = make.makeHomeProps({
    interviewer: {
      next: times({ ...make.makeHomeInterview(), ...interview }),
      cardsDue: times({ ...make.makePendingCard(), candidate: interview.candidate, stageName: world.name }),
      week: { booked: 1, cap: 3 },
    },
    figures: headlinesOf(world),
    recruiter: {
      candidates: times(make.makeHomeCandidate({ candidate: interview.candidate, waitsFor: world.text })),
      page: 1,
      together: times({ id: 'coding/c-1/c-2', stageName: world.name, names: times(world.name) }),
    },
    committee: {
      ready: times(make.makeHomeDebrief({ candidate: interview.candidate, waitingNames: [] })),
      waiting: times(
        make.makeHomeDebrief({ candidate: interview.candidate, waitingNames: times(world.name) }),
      ),
    },
    admin: {
      people: listOf(world, (index) => ({
        person: personOf(world, index),
        roles: ['interviewer' as const, 'committee' as const],
        active: false,
      })),
      page: 2,
      rooms: roomsOf(world),
      roomsPage: 1,
      connections: times({ name: 'Google Calendar', ok: false, detail: world.text, checkedAt: make.NOW }),
    },
  });
  const { interviewer, ...stranger } = make.makeHomeProps({ adminNames: times(world.name) });
  const { recruiter: _r, figures: _f, committee: _c, admin: _a, ...nobody } = stranger;
  return [
    ['home of all roles', homeView(full)],
    ['home of an interviewer', homeView({ ...nobody, ...(interviewer && { interviewer }) })],
    ['home of nobody', homeView(nobody)],
  ];
}
