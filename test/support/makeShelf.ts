import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { z } from 'zod';
import type { rubricSchema } from '../../scorecards/rubric';

const SHELF = join(__dirname, '../../scorecards');
const OWN = 'back-end-engineer.yaml';

/** A second role beside the product's own: some of its stages, in rounds of its own. */
interface ShelvedRole {
  key: string;
  name: string;
  /** Stage keys, round by round. */
  rounds: string[][];
}

/** A folder of rubrics: the product's own and those of `roles`. */
export function makeShelf(roles: ShelvedRole[]): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
  cpSync(join(SHELF, OWN), join(folder, OWN));
  cpSync(join(SHELF, 'versions'), join(folder, 'versions'), { recursive: true });
  const own = parse(readFileSync(join(SHELF, OWN), 'utf8')) as z.input<typeof rubricSchema>;
  for (const role of roles) writeFileSync(join(folder, `${role.key}.yaml`), stringify(rubricOf(own, role)));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

function rubricOf(own: z.input<typeof rubricSchema>, { key, name, rounds }: ShelvedRole) {
  const stages = own.stages.filter((stage) => rounds.flat().includes(stage.key));
  const assessed = new Set(stages.flatMap(({ competencies }) => competencies));
  return {
    ...own,
    ...{ key, name, version: 1, note: 'For a test.', stages },
    competencies: own.competencies.filter((competency) => assessed.has(competency.key)),
    plan: { rounds: rounds.map((keys, at) => ({ name: `Round ${at + 1}`, stages: keys })) },
  };
}
