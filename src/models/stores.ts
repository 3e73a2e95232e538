import type { Connection } from 'mongoose';
import type { Stores } from '../ports';
import { makeAnalyticsStore } from './analytics';
import { auditModel, makeAuditStore } from './auditTrail';
import { candidateModel, makeCandidateStore } from './candidates';
import { claimModel, makeClaimStore } from './claims';
import { debriefModel, makeDebriefStore } from './debriefs';
import { interviewModel, makeInterviewStore } from './interviews';
import { makeMessageStore, messageModel } from './messages';
import { makePeopleStore, personModel } from './people';
import { makePictureStore, pictureModel } from './pictures';
import { makePlanStore, planModel } from './plans';
import { makeRoomStore, roomModel } from './rooms';
import { makeScorecardStore, scorecardModel } from './scorecards';
import type { Scope } from './storedDocument';
import { syncModel } from './syncStates';
import { makeWantStore, wantModel } from './wants';

/** Every store of one workspace, outside or inside a transaction. */
export function makeStores(scope: Scope): Stores {
  return {
    people: makePeopleStore(scope),
    rooms: makeRoomStore(scope),
    candidates: makeCandidateStore(scope),
    interviews: makeInterviewStore(scope),
    claims: makeClaimStore(scope),
    plans: makePlanStore(scope),
    scorecards: makeScorecardStore(scope),
    debriefs: makeDebriefStore(scope),
    wants: makeWantStore(scope),
    audit: makeAuditStore(scope),
    messages: makeMessageStore(scope),
    pictures: makePictureStore(scope),
    analytics: makeAnalyticsStore(scope),
  };
}

const MODELS = [
  auditModel,
  candidateModel,
  claimModel,
  debriefModel,
  interviewModel,
  messageModel,
  personModel,
  pictureModel,
  planModel,
  roomModel,
  scorecardModel,
  syncModel,
  wantModel,
];

/**
 * Makes every collection and index that is missing; done by the release step, and idempotent. Collections are made
 * first because a transaction should not have to.
 */
export async function createIndexes(connection: Connection): Promise<void> {
  for (const modelOn of MODELS) {
    const model = modelOn(connection);
    await model.createCollection();
    await model.createIndexes();
  }
}
