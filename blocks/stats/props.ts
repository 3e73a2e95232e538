/** Props of the workspace's figures. */

export interface BarProps {
  label: string;
  value: number;
  /** "12", "3 of 4", beside the bar. */
  text: string;
}

export interface StatsProps {
  days: number;
  /** "median 1.2 days, nine of ten within 3 days (n 14)". */
  timeToSchedule: string;
  timeToFeedback: string;
  moved: string;
  cancelled: number;
  didNotHappen: number;
  load: BarProps[];
  /** How the load is shared: "half of the pool carries 80 %". */
  loadText: string;
  passes: BarProps[];
  overdue: BarProps[];
  overdueByPool: BarProps[];
  /** For an admin only. */
  calibrations: { name: string; words: string }[] | null;
  /** Slack's id of the uploaded picture. */
  pictureFileId?: string;
}
