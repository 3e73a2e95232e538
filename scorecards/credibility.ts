/** One group's observations; `weight` is how much each stands for (1 when left out). */
export interface Group {
  key: string;
  observations: readonly { value: number; weight?: number }[];
}

export interface Credibility {
  /** Variance within a group (expected process variance, EPV); null when no group has two observations. */
  within: number | null;
  /** Variance between groups (variance of hypothetical means, VHM), never below 0; null when it cannot be estimated. */
  between: number | null;
  /** What the data said before a negative estimate was cut to 0. */
  betweenRaw: number | null;
  /** Mean of everything, by weight. */
  overall: number;
  groups: { key: string; mean: number; weight: number; factor: number }[];
}

const weightOf = (observation: { weight?: number }) => observation.weight ?? 1;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function describe(group: Group) {
  const weight = total(group.observations.map(weightOf));
  const mean = total(group.observations.map((item) => weightOf(item) * item.value)) / weight;
  const squares = total(group.observations.map((item) => weightOf(item) * (item.value - mean) ** 2));
  return { key: group.key, mean, weight, squares, freedom: group.observations.length - 1 };
}

/**
 * How far each group's own mean may be believed, from the data alone: factor = weight / (weight + within / between).
 * 0 means "believe the whole", 1 "believe the group". Bühlmann-Straub credibility with the unbiased nonparametric
 * estimators; with weights of 1 it is empirical Bayes shrinkage of unequal groups.
 * Source: H. Bühlmann and A. Gisler, "A Course in Credibility Theory" (2005), chapter 4; the same formulas with worked
 * examples in "Loss Data Analytics", chapter "Experience Rating Using Credibility Theory" (openacttexts.github.io).
 */
export function estimateCredibility(groups: readonly Group[]): Credibility {
  const parts = groups.map(describe).filter((part) => part.weight > 0);
  const weight = total(parts.map((part) => part.weight));
  const overall = weight === 0 ? 0 : total(parts.map((part) => part.weight * part.mean)) / weight;
  const freedom = total(parts.map((part) => part.freedom));
  const within = freedom > 0 ? total(parts.map((part) => part.squares)) / freedom : null;
  const spread = weight - total(parts.map((part) => part.weight ** 2)) / weight;
  const betweenRaw =
    within === null || parts.length < 2 || !(spread > 0)
      ? null
      : (total(parts.map((part) => part.weight * (part.mean - overall) ** 2)) - (parts.length - 1) * within) /
        spread;
  const between = betweenRaw === null ? null : Math.max(0, betweenRaw);
  const factor = (own: number) =>
    between === null || within === null || between === 0 ? 0 : own / (own + within / between);
  return {
    within,
    between,
    betweenRaw,
    overall,
    groups: parts.map((part) => ({
      key: part.key,
      mean: part.mean,
      weight: part.weight,
      factor: factor(part.weight),
    })),
  };
}
