import type { Person } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';

type Pair = readonly [string, string];

/** The pairs in which one of these people never sits on a panel with somebody; each once. */
export function listApart(people: readonly Person[]): Pair[] {
  const pairs = people.flatMap(({ id, apartIds = [] }) => apartIds.map((other) => pairOf(id, other)));
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
}

function pairOf(one: string, other: string): Pair {
  return one < other ? [one, other] : [other, one];
}

/** A refusal where two people of one sitting are kept apart by now, unless the recruiter agreed to it. */
export function refuseTogether(
  people: readonly Person[],
  sittings: readonly { seats: readonly { personId: string }[] }[],
  relaxations: readonly Relaxation[],
): Refusal | null {
  const agreed = relaxations.flatMap((change) =>
    change.kind === 'liftApart' ? [pairOf(...change.personIds).join(' ')] : [],
  );
  const pairs = listApart(people).filter((pair) => !agreed.includes(pair.join(' ')));
  const broken = pairs.find((pair) =>
    sittings.some(({ seats }) => pair.every((id) => seats.some(({ personId }) => personId === id))),
  );
  return broken ? refuse({ code: 'kept apart', personIds: broken }) : null;
}

/** Keeps on both sides of each pair whom somebody never sits with: part of a transaction. */
export async function keepApart(
  people: Ports['db']['people'],
  person: Person,
  apartIds: readonly string[],
): Promise<Person> {
  for (const other of await people.listPeople()) {
    if (other.id === person.id) continue;
    const changed = withApart(other, person.id, apartIds.includes(other.id));
    if (changed) await people.savePerson(changed);
  }
  const { apartIds: _, ...rest } = person;
  return { ...rest, ...(apartIds.length > 0 && { apartIds: [...apartIds] }) };
}

/** The person with somebody added to whom they never sit with, or taken from them; null where nothing changes. */
function withApart(person: Person, otherId: string, isApart: boolean): Person | null {
  const { apartIds = [], ...rest } = person;
  if (apartIds.includes(otherId) === isApart) return null;
  const left = isApart ? [...apartIds, otherId] : apartIds.filter((id) => id !== otherId);
  return { ...rest, ...(left.length > 0 && { apartIds: left }) };
}
