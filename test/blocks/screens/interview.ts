import { askMessage } from '../../../blocks/interview/askMessage';
import { cancelModal, notHeldModal } from '../../../blocks/interview/cancelModal';
import { declinedNotice } from '../../../blocks/interview/declinedNotice';
import { declineModal } from '../../../blocks/interview/declineModal';
import { driftNotice } from '../../../blocks/interview/driftNotice';
import { interviewCard } from '../../../blocks/interview/interviewCard';
import { interviewHistoryLine } from '../../../blocks/interview/interviewHistoryLine';
import { kitMessage } from '../../../blocks/interview/kitMessage';
import { nagMessage } from '../../../blocks/interview/nagMessage';
import { placeModal } from '../../../blocks/interview/placeModal';
import { recruiterNote } from '../../../blocks/interview/recruiterNote';
import { replacedMessage } from '../../../blocks/interview/replacedMessage';
import { replaceModal } from '../../../blocks/interview/replaceModal';
import { roomNotice } from '../../../blocks/interview/roomNotice';
import { scorecardRequest } from '../../../blocks/interview/scorecardRequest';
import type { Message, ModalView } from '../../../blocks/props';
import * as make from '../makers';

import { interviewOf, listOf, personOf, roomsOf, seatsOf, type World } from './world';
export function interviewModals(world: World): [string, ModalView][] {
  const interview = interviewOf(world);
  const choices = (count: number) =>
    listOf({ ...world, many: count }, (index) => ({
      id: `x-${index}`,
      person: personOf(world, index),
      reasons: [world.text],
    }));
  const seats = seatsOf(world).map((seat) => ({ ...seat, answer: 'declined' as const, reason: world.text }));
  const replace = {
    ...{ ...interview, zone: make.ZONE, seats, outPersonId: null, unable: world.text },
    offers: listOf(world, (index) => ({ id: `o-${index}`, text: world.text, changes: 1 + (index % 2) })),
    agreed: { text: world.text, ids: ['o-9'] },
  };
  return [
    ['replace', replaceModal({ ...replace, mode: 'replace', choices: choices(world.many * 3) })],
    ['replace, few', replaceModal({ ...replace, mode: 'replace', choices: choices(2), outPersonId: 'p-0' })],
    ['replace, nobody', replaceModal({ ...replace, mode: 'replace', choices: [], outPersonId: 'p-0' })],
    ['shadow', replaceModal({ ...replace, mode: 'shadow', choices: choices(0) })],
    [
      'another place',
      placeModal({ ...interview, zone: make.ZONE, roomName: world.name, free: roomsOf(world) }),
    ],
    ['no other place', placeModal({ ...interview, zone: make.ZONE, free: [] })],
    ['cancel', cancelModal({ ...interview, zone: make.ZONE, interviewerNames: [world.name, world.name] })],
    ['not held', notHeldModal({ ...interview, zone: make.ZONE })],
    ['decline', declineModal({ ...interview, zone: make.ZONE, recruiterName: world.name, learns: true })],
  ];
}

export function interviewMessages(world: World): [string, Message][] {
  const interview = interviewOf(world);
  const zone = make.ZONE;
  const { name, text } = world;
  const seats = seatsOf(world).map((seat) => ({ ...seat, answer: 'declined' as const, reason: text }));
  const card = make.makeCardProps({ ...interview, seats, room: { name, answer: 'declined' } });
  const ask = make.makeAskProps({
    ...interview,
    others: seatsOf(world),
    assesses: listOf(world, () => name).slice(0, 15),
    note: text,
  });
  const declined = {
    ...interview,
    zone,
    recruiter: make.RITA,
    declinedBy: { person: personOf(world, 1), part: 'lead' as const },
    reason: text,
    replacements: listOf(world, (index) => ({
      id: `x-${index}`,
      person: personOf(world, index),
      reasons: [text, text],
    })),
  };
  const kit = make.makeKitProps({
    ...interview,
    note: text,
    others: seatsOf(world),
    competencies: make
      .makeCompetencies(world.competencies, text.length)
      .map(({ anchors }) => ({ name, anchors })),
    questions: listOf(world, () => ({
      text,
      followUps: [text, text, text],
      goodAnswers: [text, text, text, text],
    })),
    elsewhere: listOf(world, () => ({ stageName: name, competencies: [name, name] })),
  });
  const declinedRoom = { ...interview, zone, recruiter: make.RITA, roomName: name };
  const drift = { ...interview, zone, recruiter: make.RITA };
  const moved = {
    kind: 'moved' as const,
    toAt: make.ENDS_AT,
    toEndsAt: make.hoursAfter(make.ENDS_AT, 1),
    conflicts: listOf(world, () => text).slice(0, 5),
  };
  const request = { ...interview, zone, dueAt: make.hoursAfter(make.ENDS_AT, 24) };
  const asks = (
    [
      { kind: 'waiting' },
      { kind: 'accepted' },
      { kind: 'declined', reason: text },
      { kind: 'moved', fromAt: make.NOW },
      { kind: 'cancelled', reason: text },
      { kind: 'replaced', inName: name },
    ] as const
  ).map((state): [string, Message] => [`ask ${state.kind}`, askMessage({ ...ask, state })]);
  const requests = (
    [
      { kind: 'due' },
      { kind: 'draft' },
      { kind: 'in', submitted: 2, expected: 3 },
      { kind: 'did not happen', reason: text },
      { kind: 'cancelled' },
    ] as const
  ).map((state): [string, Message] => [`request ${state.kind}`, scorecardRequest({ ...request, state })]);
  const lines = (
    [
      'booked',
      'accepted',
      'declined',
      'replaced',
      'added',
      'rescheduled',
      'cancelled',
      'did not happen',
      'moved in Google',
      'deleted in Google',
      'room declined',
      'room changed',
      'nudged',
      'card in',
      'card amended',
    ] as const
  ).map((what): [string, Message] => [
    `line ${what}`,
    interviewHistoryLine({
      what,
      byName: name,
      aboutName: name,
      outName: name,
      note: text,
      fromAt: make.NOW,
      toAt: make.ENDS_AT,
      zone,
    }),
  ]);
  return [
    ['card', interviewCard(card)],
    [
      'card cancelled',
      interviewCard({ ...card, state: 'cancelled', cancelled: { byName: name, reason: text } }),
    ],
    [
      'card with a fault',
      interviewCard({
        ...card,
        state: 'waiting',
        fault: { what: text, reference: '7Q2F' },
        cards: { submitted: 1, expected: 2 },
      }),
    ],
    ...asks,
    ...requests,
    ...lines,
    ['declined', declinedNotice(declined)],
    ['declined, settled', declinedNotice({ ...declined, settled: { byName: name, inName: name } })],
    ['room declined', roomNotice({ ...declinedRoom, free: roomsOf(world) })],
    ['room declined, no other', roomNotice({ ...declinedRoom, free: [] })],
    [
      'room declined, settled',
      roomNotice({ ...declinedRoom, free: [], settled: { byName: name, outcome: 'changed', inName: name } }),
    ],
    ['drift moved', driftNotice({ ...drift, drift: moved })],
    ['drift deleted', driftNotice({ ...drift, drift: { kind: 'deleted' } })],
    ['drift settled', driftNotice({ ...drift, drift: moved, settled: { byName: name, outcome: 'kept' } })],
    ['kit', kitMessage(kit)],
    ['kit, 10 min', kitMessage({ ...kit, when: 'ten minutes' })],
    [
      'nag',
      nagMessage({
        ...request,
        now: make.hoursAfter(make.ENDS_AT, 30),
        status: 'draft',
        rated: { done: 2, of: 4 },
        waitingNames: seatsOf(world).map(({ person }) => person.name),
      }),
    ],
    ['replaced', replacedMessage({ ...interview, zone, inName: name, reason: text })],
    ['note to the recruiter', recruiterNote({ ...interview, zone, interviewerName: name, note: text })],
  ];
}
