/** Props of the workspace's figures. */

export interface BarProps {
  label: string;
  value: number;
  /** "12", "3 of 4", beside the bar. */
  text: string;
}

/** A team with cards past their time, and who owes them. */
export interface OverdueTeamProps extends BarProps {
  people: { name: string; n: number }[];
}

/** The figures that Home shows too. */
export interface HeadlineProps {
  days: number;
  /** Nothing was booked in these days: there is nothing to count. */
  isEmpty: boolean;
  /** "median 1.2 days, nine of ten within 3 days (n 14)"; on Home "median 1.2 days (n 14)". */
  timeToSchedule: string;
  timeToFeedback: string;
  moved: string;
  overdue: OverdueTeamProps[];
  /** "3 cards, longest 26 h late"; "none". */
  overdueText: string;
}

export interface StatsProps extends HeadlineProps {
  cancelled: number;
  didNotHappen: number;
  load: BarProps[];
  /** How the load is shared: "half of the pool carries 80 %". */
  loadText: string;
  passes: BarProps[];
  /** For an admin only. */
  calibrations: { name: string; words: string }[] | null;
  /** Slack's id of the uploaded picture. */
  pictureFileId?: string;
}
