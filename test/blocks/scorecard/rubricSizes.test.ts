import { amendModal } from '../../../blocks/scorecard/amendModal';
import { countPages, scorecardModal } from '../../../blocks/scorecard/scorecardModal';
import { scorecardView } from '../../../blocks/scorecard/scorecardView';
import { inspectView } from '../../../sandbox/slack/blockKit/inspect';
import { makeCompetencies, makePerson, makeScorecardProps, NOW, ZONE } from '../makers';

const LONG = '<b>*&_`~ wörd 🧑🏽‍🚀 '.repeat(150).slice(0, 3000);
const sizes = Array.from({ length: 15 }, (_, index) => index + 1);

/** Competencies whose every text is as long as somebody can make it. */
function longCompetencies(count: number) {
  return makeCompetencies(count).map((competency) => ({
    ...competency,
    name: LONG.slice(0, 300),
    what: LONG,
    anchors: [LONG, LONG, LONG, LONG] as [string, string, string, string],
  }));
}

describe.each(sizes)('a stage of %i competencies with the longest texts', (count) => {
  const competencies = longCompetencies(count);
  const draft = {
    ratings: competencies.map(({ key }) => ({ competencyKey: key, level: 4 as const, evidence: LONG })),
    ...{ recommendation: 'yes' as const, strongestSignal: LONG, concern: LONG, summary: LONG },
    noteToRecruiter: LONG,
  };
  const props = makeScorecardProps({
    competencies,
    draft,
    stageName: LONG.slice(0, 300),
    showMissing: true,
    conflict: { keptAt: NOW },
    advice: Array.from({ length: 30 }, () => ({ where: LONG, text: LONG, source: { name: LONG } })),
  });
  const faultsOf = (view: unknown) => inspectView(view, 'modal', () => true);

  it('is taken by Slack on each of its screens', () => {
    const pages = countPages(count);
    expect(pages).toBeGreaterThan(1);
    for (let page = 0; page < pages; page++) expect(faultsOf(scorecardModal({ ...props, page }))).toEqual([]);
  });

  it('is taken when the card is read, and when each part is amended', () => {
    const { scorecardId, candidate, stageName, revision } = props;
    const view = scorecardView({
      ...{ scorecardId, candidate, stageName, competencies, draft },
      ...{ interviewer: makePerson(), part: 'shadow', zone: ZONE, submittedAt: NOW, lockedAt: NOW },
      ...{ showRecruiterNote: true, amendable: true, unlockable: true },
      amendments: sizes.map(() => ({ amendedAt: NOW, reason: LONG, changes: [LONG, LONG] })),
      unlocks: sizes.map(() => ({ at: NOW, byName: LONG, reason: LONG })),
    });
    expect(faultsOf(view)).toEqual([]);
    for (const competencyKey of [null, 'overall', ...competencies.map(({ key }) => key)]) {
      const amend = amendModal({
        scorecardId,
        revision,
        candidate,
        stageName,
        competencies,
        draft,
        competencyKey,
      });
      expect(faultsOf(amend)).toEqual([]);
    }
  });
});
