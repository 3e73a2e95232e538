/**
 * Every action_id, callback_id and block_id of the product, in one place. An action's id is `thing.verb`; what it is
 * about travels in its value, as opaque ids only.
 */

/** What can be pressed, chosen or typed and is heard at once (block_actions, block_suggestion). */
export const ACTIONS = {
  scheduleOpen: 'schedule.open',
  scheduleCandidate: 'schedule.candidate.choose',
  scheduleWhat: 'schedule.what.choose',
  scheduleStage: 'schedule.stage.choose',
  schedulePreset: 'schedule.dates.choose',
  schedulePeople: 'schedule.people.choose',
  candidateZone: 'candidate.zone.choose',
  candidateEdit: 'candidate.edit',
  timesPick: 'times.pick',
  timesPage: 'times.page',
  timesDay: 'times.day.show',
  timesMore: 'times.more',
  timesPeople: 'times.people.change',
  timesRequest: 'times.request.change',
  timesRelax: 'times.relax',
  timesTrainees: 'times.trainees.change',
  confirmMail: 'confirm.mail.toggle',
  loopSwap: 'loop.swap',
  loopSwapPick: 'loop.swap.pick',
  loopShift: 'loop.shift.choose',
  loopNext: 'loop.plan.next',
  loopMore: 'loop.plan.more',
  batchOpen: 'batch.open',
  batchWhen: 'batch.dates.choose',
  batchPlace: 'batch.place.choose',
  batchAlone: 'batch.alone',
  interviewOpen: 'interview.open',
  interviewReschedule: 'interview.reschedule',
  interviewMore: 'interview.more',
  interviewReplace: 'interview.replace',
  interviewReplaceSeat: 'interview.replace.seat',
  interviewReplacePick: 'interview.replace.pick',
  interviewReplaceRelax: 'interview.replace.relax',
  interviewCancel: 'interview.cancel',
  roomTake: 'room.take',
  driftKeep: 'drift.keep',
  driftRestore: 'drift.restore',
  askAccept: 'ask.accept',
  askDecline: 'ask.decline',
  linkOpen: 'link.open',
  scorecardOpen: 'scorecard.open',
  scorecardNotHeld: 'scorecard.not-held',
  scorecardRate: 'scorecard.rate',
  scorecardWrite: 'scorecard.write',
  scorecardRecommend: 'scorecard.recommend',
  scorecardBack: 'scorecard.back',
  scorecardSave: 'scorecard.save',
  scorecardGo: 'scorecard.go',
  scorecardRead: 'scorecard.read',
  scorecardAmend: 'scorecard.amend',
  amendPart: 'scorecard.amend.choose',
  scorecardUnlock: 'scorecard.unlock',
  debriefOpen: 'debrief.open',
  debriefRead: 'debrief.cards.read',
  debriefNudge: 'debrief.nudge',
  debriefVote: 'debrief.vote',
  debriefDecide: 'debrief.decide',
  debriefMore: 'debrief.more',
  stageSchedule: 'stage.schedule',
  homePage: 'home.page',
  peoplePage: 'people.page',
  rolesEdit: 'roles.edit',
  roomsPage: 'rooms.page',
  roomEdit: 'room.edit',
  roomRemove: 'room.remove',
  profileOpen: 'profile.open',
  statsOpen: 'stats.open',
} as const;

/** An input's element: it is read when its view is. */
export const INPUTS = {
  value: 'value',
} as const;

/** What a modal is when it is submitted or closed. */
export const VIEWS = {
  loading: 'loading',
  fault: 'fault',
  message: 'message.show',
  refusal: 'refusal',
  schedule: 'schedule.find',
  newCandidate: 'candidate.save',
  editCandidate: 'candidate.edit.save',
  clashes: 'candidate.clashes.show',
  times: 'times.show',
  noTimes: 'times.none',
  confirm: 'confirm.book',
  booked: 'booked.show',
  loop: 'loop.book',
  loopBooked: 'loop.booked',
  swap: 'loop.swap.show',
  batch: 'batch.book',
  batchBooked: 'batch.booked',
  replace: 'interview.replace.save',
  place: 'interview.place.save',
  cancel: 'interview.cancel.save',
  decline: 'ask.decline.save',
  notHeld: 'scorecard.not-held.save',
  scorecard: 'scorecard.submit',
  kept: 'scorecard.kept',
  scorecardRead: 'scorecard.show',
  scorecardList: 'scorecard.list',
  amend: 'scorecard.amend.save',
  unlock: 'scorecard.unlock.save',
  debrief: 'debrief.show',
  debriefList: 'debrief.list',
  cards: 'debrief.cards.show',
  vote: 'debrief.vote.save',
  decide: 'debrief.decide.save',
  post: 'debrief.post.save',
  roles: 'roles.save',
  profile: 'profile.save',
  room: 'room.save',
  stats: 'stats.show',
} as const;

/** Blocks that are read or that a field error points at. One that is drawn for a thing gets `/<its id>` behind it. */
export const BLOCKS = {
  candidate: 'schedule.candidate',
  what: 'schedule.what',
  stage: 'schedule.stage',
  preset: 'schedule.dates',
  fromDate: 'schedule.from-date',
  toDate: 'schedule.to-date',
  hoursFrom: 'schedule.hours-from',
  hoursTo: 'schedule.hours-to',
  times: 'schedule.times',
  mostDays: 'schedule.most-days',
  place: 'schedule.place',
  people: 'schedule.people',
  leftOut: 'schedule.left-out',
  chosen: 'schedule.chosen',
  panelNote: 'schedule.note',
  candidateName: 'candidate.name',
  candidateEmail: 'candidate.email',
  candidateZone: 'candidate.zone',
  candidateResume: 'candidate.resume',
  candidateRole: 'candidate.role',
  candidateSeniority: 'candidate.seniority',
  candidateReferrer: 'candidate.referrer',
  candidateEmployee: 'candidate.employee',
  candidateConflicts: 'candidate.conflicts',
  seatOut: 'replace.out',
  seatIn: 'replace.in',
  newPlace: 'place.where',
  reason: 'reason',
  conflict: 'conflict',
  rating: 'card.rating',
  evidence: 'card.evidence',
  recommendation: 'card.recommendation',
  strongestSignal: 'card.strongest-signal',
  concern: 'card.concern',
  summary: 'card.summary',
  noteToRecruiter: 'card.note-to-recruiter',
  amendPart: 'amend.part',
  vote: 'vote.outcome',
  voteReason: 'vote.reason',
  decision: 'decision.outcome',
  rationale: 'decision.rationale',
  nextStage: 'decision.stage',
  channel: 'debrief.channel',
  rolesPerson: 'roles.person',
  roles: 'roles.roles',
  profileTeam: 'profile.team',
  profilePools: 'profile.pools',
  profileQualified: 'profile.qualified',
  profileApart: 'profile.apart',
  profileDaysOff: 'profile.days-off',
  profileOther: 'profile.other-hours',
  profileOffFrom: 'profile.off-from',
  profileOffTo: 'profile.off-to',
  profileSecondFrom: 'profile.second-from',
  profileSecondTo: 'profile.second-to',
  profileShadow: 'profile.shadow',
  profileReverse: 'profile.reverse-shadow',
  profileDays: 'profile.days',
  profileFrom: 'profile.from',
  profileTo: 'profile.to',
  profileDayCap: 'profile.day-cap',
  profileWeekCap: 'profile.week-cap',
  profileBuffer: 'profile.buffer',
  profileNotice: 'profile.notice',
  profilePause: 'profile.pause',
  roomName: 'room.name',
  roomAddress: 'room.address',
  roomCalendar: 'room.calendar',
  roomSeats: 'room.seats',
} as const;

export type ActionId = (typeof ACTIONS)[keyof typeof ACTIONS];
export type ViewId = (typeof VIEWS)[keyof typeof VIEWS];

/** The value of the row "+ New candidate" in the candidate search. */
export const NEW_CANDIDATE = 'new';

/** The value that takes back who was left out of a search. */
export const EVERYBODY = 'everybody';

/** The id for one of many in the same block or view: Slack wants ids there to differ. */
export function idFor<Id extends string>(id: Id, about: string | number): `${Id}/${string}` {
  return `${id}/${about}`;
}

/** What `idFor` was given as `about`, or null when `id` is another. */
export function aboutOf(id: string, given: string): string | null {
  return given.startsWith(`${id}/`) ? given.slice(id.length + 1) : null;
}

/** Matches an action's id with and without an `about`: what a handler listens to. */
export function actionPattern(id: ActionId): RegExp {
  return new RegExp(`^${id.replaceAll('.', '\\.')}(?:/.*)?$`);
}
