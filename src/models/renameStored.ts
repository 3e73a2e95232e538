import type { Connection } from 'mongoose';
import { interviewModel } from './interviews';
import { personModel } from './people';
import { scorecardModel } from './scorecards';

/** How a part and a skill were once written, and how they are. */
const [BEFORE, AFTER] = ['reverseShadow', 'reverse shadow'];

/**
 * Brings documents that an earlier version stored in line with the words of this one; done by the release step. Idempotent,
 * and safe while the product runs: each write asks for the old word.
 */
export async function renameStored(connection: Connection): Promise<void> {
  await scorecardModel(connection).collection.updateMany({ part: BEFORE }, { $set: { part: AFTER } });
  await interviewModel(connection).collection.updateMany(
    { 'panel.part': BEFORE },
    { $set: { 'panel.$[seat].part': AFTER } },
    { arrayFilters: [{ 'seat.part': BEFORE }] },
  );
  const people = personModel(connection).collection;
  for await (const { _id, interviewer } of people.find({ 'interviewer.skills': { $exists: true } })) {
    const learns = Object.entries(interviewer.skills).filter(([, level]) => level === BEFORE);
    for (const path of learns.map(([stageKey]) => `interviewer.skills.${stageKey}`)) {
      await people.updateOne({ _id, [path]: BEFORE }, { $set: { [path]: AFTER } });
    }
  }
}
