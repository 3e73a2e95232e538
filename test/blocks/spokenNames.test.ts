import type { KnownBlock } from '@slack/types';
import { timesModal } from '../../blocks/schedule/timesModal';
import { scorecardModal } from '../../blocks/scorecard/scorecardModal';
import { makeScorecardProps, makeTimesProps } from './makers';

type Loose = Record<string, unknown>;

/** What a screen reader calls a field or a button: its own words, or those of the text that it stands beside. */
function namesOf(blocks: readonly KnownBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'input') return [block.label.text];
    if (block.type === 'actions')
      return (block.elements as unknown as Loose[]).map((element) => ownName(element) ?? '');
    if (block.type !== 'section' || !block.accessory) return [];
    return [ownName(block.accessory as unknown as Loose) ?? block.text?.text ?? ''];
  });
}

function ownName({ accessibility_label, text }: Loose): string | undefined {
  return (accessibility_label ?? (text as Loose | undefined)?.text) as string | undefined;
}

describe('what a screen reader says', () => {
  it.each([
    ['the card', scorecardModal(makeScorecardProps()).blocks],
    ['the times', timesModal(makeTimesProps()).blocks],
  ])('names every field and button of %s, no two of them alike', (_screen, blocks) => {
    const names = namesOf(blocks as KnownBlock[]);
    expect(names.length).toBeGreaterThan(3);
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });

  it('says the competency with its levels and with its evidence', () => {
    const { blocks } = scorecardModal(makeScorecardProps());
    const [first] = makeScorecardProps().competencies;
    expect(namesOf(blocks as KnownBlock[]).slice(0, 2)).toEqual([
      `*Level*  ${first?.name}`,
      `${first?.name}: what did you see or hear?`,
    ]);
  });
});
