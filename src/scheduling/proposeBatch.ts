import type { BatchAnswer, SlotProposal } from './answers';
import { BatchSearch } from './batches/batchSearch';
import { Effort } from './effort';
import { type CalendarIndex, indexCalendars } from './people/calendars';
import { checkCommon } from './people/checkRequest';
import { makePlan } from './people/plan';
import { Repeats } from './people/repeats';
import { makeProposal } from './proposeSlots';
import { horizonOf } from './time/horizon';
import type { BatchRequest, SlotRequest } from './types';

/** After so many looks the best set found so far is given; a second or two. */
const MOST_LOOKS = 2_000_000;

/**
 * One proposal a request, so that all of them can be booked: nobody in two places, buffers kept, caps counted together,
 * no room taken twice. As many candidates as possible are placed, and of all such sets the one with the least sum of the
 * proposals' costs is found; where the effort ends first, it can be booked all the same, and `exact` says so. Each costs what it would alone: load
 * counts the interviews that are booked, not what the others of the batch are given. Candidates who are told apart by
 * nothing get their times in the order of the requests. A person is the same in all requests by id, and described the
 * same. Throws InvalidRequestError.
 */
export function proposeBatch({ requests }: BatchRequest, effort = new Effort(MOST_LOOKS)): BatchAnswer {
  for (const request of requests) checkCommon(request, [request.session]);
  const plans = indexTogether(requests).map((index, r) => {
    const request = requests[r];
    if (!request) throw new RangeError(`no request ${r}`);
    return { request, plan: makePlan(request, [request.session], index) };
  });
  const { chosen, exact } = new BatchSearch(plans, effort).run();
  const seated = plans.map(() => new Set<string>());
  const proposals = plans.map(({ request, plan }, r): SlotProposal | null => {
    const option = chosen[r];
    const [table] = plan.tables;
    if (!option || !table) return null;
    const all = new Set(seated.flatMap((people) => [...people]));
    const others = chosen.flatMap((other, o) => (other && o !== r ? other.sittings.map(({ id }) => id) : []));
    const proposal = makeProposal(request, plan, table, option, new Repeats(plan.weights), {
      roomId: option.roomId,
      notTrainees: new Set([...all, ...others]),
    });
    for (const { personId } of proposal.seats) seated[r]?.add(personId);
    return proposal;
  });
  const totalCost = proposals.reduce((sum, proposal) => sum + (proposal?.cost.total ?? 0), 0);
  return { proposals, totalCost, exact };
}

/** One index a group of requests that ask the same people: their calendars are read once over all dates. */
function indexTogether(requests: readonly SlotRequest[]): CalendarIndex[] {
  const groups = new Map<string, CalendarIndex>();
  const people = new Map<SlotRequest['interviewers'], number>();
  return requests.map((request) => {
    const group = people.get(request.interviewers) ?? people.size;
    people.set(request.interviewers, group);
    const key = `${group} ${request.candidate.zone} ${request.knownUntil?.getTime() ?? ''} ${JSON.stringify(request.continuity ?? [])}`;
    const known = groups.get(key);
    if (known) return known;
    const windows = requests
      .filter(
        ({ interviewers, candidate }) =>
          interviewers === request.interviewers && candidate.zone === request.candidate.zone,
      )
      .flatMap(({ candidate }) => candidate.windows);
    const index = indexCalendars(request.interviewers, horizonOf(request.candidate.zone, windows), request);
    groups.set(key, index);
    return index;
  });
}
