import type { Interview } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Constraint, Relaxation } from '../../scheduling/answers';
import { proposeReplacements } from '../../scheduling/proposeReplacements';
import { relaxed } from '../times/findTimes';
import { makeSeatRequests, type OpenSeat } from '../times/seatRequests';
import { lastLook } from './lastLook';

/** The claims referee these, and say who has the time. */
const REFEREED: readonly Constraint[] = ['busy', 'buffer', 'capPerDay', 'capPerWeek'];

/**
 * Why somebody may not take a seat of a booked interview, whatever a screen offered: a conflict of interest, a stage they
 * may not run, their own hours and pauses, a calendar that filled up since. Null where they may, once what was agreed is so.
 */
export async function refuseSeat(
  ports: Ports,
  interview: Interview,
  open: OpenSeat,
  personId: string,
  relaxations: readonly Relaxation[] = [],
): Promise<Refusal | null> {
  const [request] = await makeSeatRequests(ports, interview, [open], personId);
  const eased = request && relaxed(request, { relaxations: [...relaxations] });
  const { replacements = [], unable = [] } = eased ? proposeReplacements(eased) : {};
  if (replacements.length === 0) {
    const [own] = unable;
    const constraints = own ? own.constraints.filter((each) => !REFEREED.includes(each)) : ['skill' as const];
    if (constraints.length > 0) return refuse({ code: 'cannot sit', personId, constraints });
  }
  return lastLook(ports, [{ ...interview, seats: [{ personId }] }]);
}
