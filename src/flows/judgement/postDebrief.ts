import type { Person } from '../../entities';
import type { Member, Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { DebriefFacts } from '../../telling';
import { refuseUnless } from '../requireRole';
import { openDebrief } from './loadDebrief';
import { refuseReader } from './mayJudge';

/**
 * Posts where a debrief stands to a channel, on request. Refused when anybody in the channel may not read the debrief
 * itself: the candidate's own account, the referrer, a conflict, somebody whose own card is not in, a guest, whoever has
 * no part in it. The post holds no rating, because who joins later is not asked.
 */
export async function postDebrief(
  ports: Ports,
  by: Person,
  candidateId: string,
  channelId: string,
): Promise<{ ok: true; facts: DebriefFacts } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'committee');
  if (refusal) return refusal;
  const opened = await openDebrief(ports, by, candidateId);
  if (!opened.ok) return opened;
  const channel = await ports.directory.listMembers(channelId);
  if (!channel.ok) return refuse({ code: 'channel not reachable', why: channel.why });
  const outsiders = channel.members.filter((member) => !mayRead(opened.facts, member));
  if (outsiders.length > 0)
    return refuse({ code: 'channel has outsiders', slackUserIds: outsiders.map((one) => one.slackUserId) });
  await ports.db.audit.append({
    at: ports.clock.now(),
    byId: by.id,
    verb: 'debrief.post',
    aboutId: candidateId,
    detail: { channelId },
  });
  await ports.messenger.tell({ kind: 'debrief post', facts: opened.facts, channelId });
  return opened;
}

function mayRead({ people, candidate, interviews, cards }: DebriefFacts, member: Member): boolean {
  if (member.isBot) return true;
  const person = [...people.values()].find(({ slackUserId }) => slackUserId === member.slackUserId);
  if (!person || member.isGuest) return false;
  return refuseReader(person, candidate, interviews, cards) === null;
}
