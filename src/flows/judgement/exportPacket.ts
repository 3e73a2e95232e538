import type { Person } from '../../entities';
import type { PacketFormat } from '../../packet';
import type { Ports } from '../../ports';
import type { Refusal } from '../../refusal';
import type { DebriefFacts } from '../../telling';
import { refuseUnless } from '../requireRole';
import { openDebrief } from './loadDebrief';

/**
 * What a recruiter may take out of Slack: the same evidence under the same rules as on the screen. On record before the
 * file exists, so that nothing leaves without a trace.
 */
export async function exportPacket(
  ports: Ports,
  by: Person,
  candidateId: string,
  format: PacketFormat,
): Promise<{ ok: true; facts: DebriefFacts; exportedAt: Date } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter');
  if (refusal) return refusal;
  const opened = await openDebrief(ports, by, candidateId);
  if (!opened.ok) return opened;
  const exportedAt = ports.clock.now();
  await ports.db.audit.append({
    at: exportedAt,
    byId: by.id,
    verb: 'debrief.export',
    aboutId: candidateId,
    detail: { format },
  });
  return { ...opened, exportedAt };
}
