import type { Side, Topic } from './disagreements';
import { findCompetency, type Rubric } from './rubric';

/** A topic of the agenda as people read it. */
export interface TopicWords {
  /** "Data modelling", or "Omar's recommendation in Coding". */
  title: string;
  /** "Priya 4, Omar 2", or "Omar rates 3 on everything and says no: ask why". */
  line: string;
}

export type NameOf = (personId: string) => string;
/** The stage of a card whose author has cards of several; null where the name says enough. */
export type StageOf = (card: { personId: string; interviewId: string }) => string | null;

function listLevels(topic: Topic, nameOf: NameOf): string {
  return topic.levels.map(({ personId, level }) => `${nameOf(personId)} ${level}`).join(', ');
}

function spokenLevels(topic: Topic): string {
  const levels = [...new Set(topic.levels.map(({ level }) => level))];
  const [highest, lowest] = [levels[0], levels.at(-1)];
  return levels.length <= 1 ? `${highest} on everything` : `${lowest} to ${highest}`;
}

function inStage(side: Side | undefined, stageOf: StageOf): string {
  const stage = side && stageOf(side);
  return stage ? ` in ${stage}` : '';
}

function contradiction(topic: Topic, rubric: Rubric, nameOf: NameOf, stageOf: StageOf): TopicWords {
  const spoken = topic.sides.find((side) => side.recommendation !== null);
  const name = nameOf(spoken?.personId ?? '');
  const hire = spoken?.recommendation?.endsWith('yes') ?? false;
  const lowest = topic.levels.at(-1);
  const where = findCompetency(rubric, lowest?.competencyKey ?? '')?.name ?? lowest?.competencyKey;
  const seen = lowest?.level === 1 && hire ? ` (${where} 1)` : '';
  const bar =
    hire || seen !== '' || spokenLevels(topic).endsWith('everything')
      ? ''
      : ', all at or above the expected level,';
  return {
    title: `${name}'s recommendation${inStage(spoken, stageOf)}`,
    line: `${name} rates ${spokenLevels(topic)}${seen}${bar} and says ${spoken?.recommendation}: ask why`,
  };
}

/** The title and the line of a topic. Names are given by the caller: cards know ids only. */
export function describeTopic(
  topic: Topic,
  rubric: Rubric,
  nameOf: NameOf,
  stageOf: StageOf = () => null,
): TopicWords {
  const title = findCompetency(rubric, topic.competencyKey ?? '')?.name ?? '';
  const [first, second] = topic.sides;
  switch (topic.kind) {
    case 'two apart':
      return { title, line: listLevels(topic, nameOf) };
    case 'one against the rest': {
      const alone = topic.sides.find(
        (side) =>
          topic.levels.filter(({ level }) => level === side.level).length === 1 &&
          isFarFromAll(topic, side.personId),
      );
      return {
        title,
        line: `${listLevels(topic, nameOf)}: ${nameOf(alone?.personId ?? '')} against the rest`,
      };
    }
    case 'recommendations apart':
      return {
        title: 'Recommendations',
        line: [first, second]
          .flatMap((side) =>
            side ? [`${nameOf(side.personId)} ${side.recommendation}${inStage(side, stageOf)}`] : [],
          )
          .join(', '),
      };
    case 'levels against recommendation':
      return contradiction(topic, rubric, nameOf, stageOf);
    case 'same level for all': {
      const name = nameOf(first?.personId ?? '');
      return {
        title: `${name}'s levels${inStage(first, stageOf)}`,
        line: `${name} rates ${spokenLevels(topic)}, others told them apart: ask why`,
      };
    }
  }
}

function isFarFromAll(topic: Topic, personId: string): boolean {
  const own = topic.levels.find((item) => item.personId === personId)?.level ?? 0;
  return topic.levels.every((item) => item.personId === personId || Math.abs(item.level - own) >= 2);
}
