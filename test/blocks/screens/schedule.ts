import { faultMessage, faultModal } from '../../../blocks/faultModal';
import { ACTIONS } from '../../../blocks/ids';
import { loadingModal } from '../../../blocks/loadingModal';
import { messageModal } from '../../../blocks/messageModal';
import type { ModalView } from '../../../blocks/props';
import { refusalModal } from '../../../blocks/refusal';
import { batchBookedModal, batchModal } from '../../../blocks/schedule/batchModal';
import { bookedModal } from '../../../blocks/schedule/bookedModal';
import { candidateModal } from '../../../blocks/schedule/candidateModal';
import { clashesModal } from '../../../blocks/schedule/clashesModal';
import { confirmModal } from '../../../blocks/schedule/confirmModal';
import { loopBookedModal, loopModal } from '../../../blocks/schedule/loopModal';
import { noTimesModal } from '../../../blocks/schedule/noTimesModal';
import { scheduleModal } from '../../../blocks/schedule/scheduleModal';
import { swapModal } from '../../../blocks/schedule/swapModal';
import { timesModal } from '../../../blocks/schedule/timesModal';
import { LUNCH, makeLoopProps } from '../loopMakers';
import * as make from '../makers';

import { interviewOf, listOf, personOf, roomsOf, seatsOf, type World } from './world';
export function scheduleModals(world: World): [string, ModalView][] {
  const { name, text } = world;
  const { candidate, startsAt, endsAt } = interviewOf(world);
  const stages = [
    ...make.makeStages(),
    ...listOf(world, (index) => ({
      key: `s-${index}`,
      name,
      minutes: 60,
      assesses: listOf(world, () => name),
    })),
  ];
  const schedule = (draft: Parameters<typeof make.makeScheduleDraft>[0]) =>
    scheduleModal(
      make.makeScheduleProps({
        candidate,
        stages,
        rooms: roomsOf(world),
        notice: text,
        draft: make.makeScheduleDraft({ note: text, ...draft }),
      }),
    );
  const proposals = make
    .makeProposals(world.many, 50)
    .map((each) => ({ ...each, seats: seatsOf(world), roomName: name, reasons: [text, text] }));
  const times = { ...make.makeTimesProps({ proposals, candidate, stageName: name }) };
  const session = { id: 's', stageName: name, startsAt, endsAt, seats: seatsOf(world), roomName: name };
  const sessions = listOf(world, (index) => ({
    ...session,
    id: `s-${index}`,
    startsAt: make.hoursAfter(startsAt, index * 2),
    endsAt: make.hoursAfter(endsAt, index * 2),
  }));
  const consequences = { ...make.CONSEQUENCES, mail: { subject: name, body: text } };
  return [
    ['schedule', schedule({})],
    ['schedule several', schedule({ what: 'several', stageKeys: stages.map(({ key }) => key) })],
    ['schedule loop', schedule({ what: 'loop' })],
    [
      'schedule dates and people',
      schedule({ preset: 'dates', people: 'chosen', fromDate: '2026-12-01', slackUserIds: ['U0PRIYA'] }),
    ],
    ['schedule with times', schedule({ preset: 'times', times: text })],
    ['schedule empty', scheduleModal(make.makeScheduleProps({ candidate: null, stages: [] }))],
    [
      'new candidate',
      candidateModal({
        ...{ name, zone: 'Europe/Berlin', requestId: 'r-1', parentViewId: 'V1' },
        roles: listOf(world, (index) => ({ key: `role-${index}`, name })),
      }),
    ],
    [
      'known candidate',
      candidateModal({
        ...{ zone: 'Europe/Berlin', requestId: 'r-1', parentViewId: 'V1', roles: [] },
        known: {
          ...{ candidateId: 'c-1', seen: 'abc' },
          form: {
            ...{ name, email: 'ada@example.com', zone: 'Asia/Kolkata', resumeUrl: null, seniority: 'mid' },
            ...{ referrerSlackUserId: 'U0OMAR', employeeSlackUserId: null },
            conflictSlackUserIds: ['U0INES'],
          },
        },
      }),
    ],
    [
      'clashes',
      clashesModal({
        ...{ candidate, zone: make.ZONE },
        clashes: listOf(world, (index) => ({
          ...{ interviewId: `i-${index}`, stageName: name, startsAt, person: personOf(world, index) },
        })),
      }),
    ],
    ['times', timesModal(times)],
    ['times of a day', timesModal({ ...times, day: '2026-12-03' })],
    [
      'times, last page',
      timesModal({
        ...{ ...times, proposals: make.makeProposals(world.many, 3), page: 99, purpose: 'move' },
        terms: { without: listOf(world, () => name), agreed: text },
        obstacles: listOf(world, () => text),
        relaxations: listOf(world, (index) => ({ id: `x-${index}`, text, changes: 1 })),
      }),
    ],
    ['times, middle page', timesModal({ ...times, proposals: make.makeProposals(60, 3), page: 1 })],
    [
      'no times',
      noTimesModal({
        requestId: 'r-1',
        candidate,
        stageName: name,
        rangeText: 'next week',
        obstacles: listOf(world, () => text),
        relaxations: listOf(world, (index) => ({
          id: `x-${index}`,
          text: index % 2 ? text : 'Priya takes a 4th: 6 times',
          changes: 1 + (index % 2),
        })),
        exact: false,
        terms: { without: listOf(world, () => name), agreed: text },
      }),
    ],
    [
      'confirm',
      confirmModal(
        make.makeConfirmProps({
          candidate,
          stageName: name,
          consequences,
          mailShown: true,
          trainees: { names: [name], leftOff: false },
          terms: { without: [name], agreed: text },
          movedFromAt: make.NOW,
        }),
      ),
    ],
    [
      'booked',
      bookedModal({
        interviewId: 'i-1',
        purpose: 'book',
        candidate,
        stageName: name,
        startsAt,
        endsAt,
        zone: make.ZONE,
        seats: seatsOf(world),
      }),
    ],
    [
      'booked, pending',
      bookedModal({
        interviewId: 'i-1',
        purpose: 'move',
        candidate,
        stageName: name,
        startsAt,
        endsAt,
        zone: make.ZONE,
        seats: seatsOf(world),
        pending: { reference: '7Q2F' },
      }),
    ],
    [
      'loop',
      loopModal(
        makeLoopProps({
          candidate,
          sessions,
          reasons: [text],
          coverage: { twice: listOf(world, () => name), once: [name], never: [], earlier: 3 },
          relaxations: listOf(world, (index) => ({ id: `r-${index}`, text, changes: 1 })),
          notice: text,
          trainees: { names: [name], leftOff: true },
          plan: { at: 2, words: [text, text] },
          plans: listOf(world, (index) => ({
            id: `plan-${index}`,
            startsAt,
            endsAt: make.hoursAfter(startsAt, 30),
            others: listOf(world, () => name),
          })),
        }),
      ),
    ],
    ['loop booked', loopBookedModal({ candidate, zone: make.ZONE, lunch: LUNCH, sessions })],
    [
      'loop booked, pending',
      loopBookedModal({ candidate, zone: make.ZONE, lunch: LUNCH, sessions, pending: { reference: '7Q2F' } }),
    ],
    [
      'batch',
      batchModal({
        ...{ requestId: 'r-1', planId: 'set-1', stageName: name, minutes: 60, zone: make.ZONE },
        rows: listOf(world, () => ({
          candidate,
          startsAt,
          endsAt,
          seats: seatsOf(world),
          reasons: [text],
        })).slice(0, 10),
        unplaced: [candidate],
        exact: false,
        trainees: { names: listOf(world, () => name), leftOff: true },
        ...{ preset: 'dates' as const, rangeText: text, consequences },
        ...{ rooms: roomsOf(world), place: 'room-1', unread: text },
      }),
    ],
    [
      'batch booked',
      batchBookedModal({
        ...{ stageName: name, zone: make.ZONE, pending: { reference: '7Q2F' } },
        rows: [{ candidate, startsAt, endsAt, seats: seatsOf(world), reasons: [] }],
      }),
    ],
    [
      'swap',
      swapModal({
        requestId: 'r-1',
        planId: 'plan-1',
        session,
        candidate,
        zone: make.ZONE,
        choices: listOf(world, (index) => ({
          id: `w-${index}`,
          out: make.PRIYA,
          in: personOf(world, index),
          reasons: [text],
        })),
        unfit: listOf(world, () => name),
        unable: text,
        tried: false,
        shifts: listOf(world, (index) => ({ id: `t-${index}`, startsAt: make.hoursAfter(startsAt, index) })),
      }),
    ],
    ['message', messageModal('Card', faultMessage({ what: text, safe: text, reference: '7Q2F' }))],
    ['loading', loadingModal('Schedule an interview with somebody')],
    ['fault', faultModal({ what: text, safe: text, reference: '7Q2F' })],
    [
      'refusal',
      refusalModal({
        cause: text,
        wayOut: text,
        buttons: [{ text: name, actionId: ACTIONS.interviewReplace, value: 'i-1' }],
      }),
    ],
  ];
}
