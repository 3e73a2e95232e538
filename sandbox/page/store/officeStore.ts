import { type Signal, signal } from '@preact/signals';
import {
  type ClockAdvance,
  OFFICE_ROUTES,
  type OfficeChecklist,
  type OfficeClock,
  type OfficeNews,
} from '../officeApi';
import { coalesce, listen, RequestFailed, requestJson } from './http';

/** The sandbox's time and the checklist, kept up to date. */
export interface OfficeStore {
  /** The sandbox's instant; it ticks every few seconds. */
  now: Signal<Date>;
  clock: Signal<OfficeClock | null>;
  checklist: Signal<OfficeChecklist | null>;
  isJumping: Signal<boolean>;
  trouble: Signal<string | null>;
  /** Resolves when clock and checklist are known, or known to be missing. */
  start(): Promise<void>;
  /** Takes the time that somebody else has learnt; the Slack part also runs without an office. */
  hearTime(nowMs: number): void;
  advance(minutes: number): Promise<void>;
  toNextReminder(): Promise<void>;
}

const TICK_MS = 5000;

export function makeOfficeStore(): OfficeStore {
  const now = signal(new Date());
  const clock = signal<OfficeClock | null>(null);
  const checklist = signal<OfficeChecklist | null>(null);
  const isJumping = signal(false);
  const trouble = signal<string | null>(null);
  let offsetMs = 0;

  const hearTime = (nowMs: number) => {
    offsetMs = nowMs - Date.now();
    tick();
  };
  const take = (next: OfficeClock) => {
    clock.value = next;
    hearTime(next.nowMs);
  };
  const tick = () => {
    now.value = new Date(Date.now() + offsetMs);
  };
  const fetchClock = coalesce(() =>
    quietly(async () => take(await requestJson<OfficeClock>(OFFICE_ROUTES.clock))),
  );
  const fetchChecklist = coalesce(() =>
    quietly(async () => {
      checklist.value = await requestJson<OfficeChecklist>(OFFICE_ROUTES.checklist);
    }),
  );
  const jump = async (route: string, body: ClockAdvance | Record<string, never>) => {
    isJumping.value = true;
    try {
      take(await requestJson<OfficeClock>(route, body));
    } catch (error) {
      trouble.value = error instanceof RequestFailed ? error.message : String(error);
    } finally {
      isJumping.value = false;
    }
  };

  return {
    now,
    clock,
    checklist,
    isJumping,
    trouble,
    hearTime,
    async start() {
      setInterval(tick, TICK_MS);
      listen<OfficeNews>(OFFICE_ROUTES.events, {
        change: (news) => void (news.kind === 'clock' ? fetchClock() : fetchChecklist()),
        open: () => void Promise.all([fetchClock(), fetchChecklist()]),
        lost: () => undefined,
      });
      await Promise.all([fetchClock(), fetchChecklist()]);
    },
    advance: (minutes) => jump(OFFICE_ROUTES.advance, { minutes }),
    toNextReminder: () => jump(OFFICE_ROUTES.nextReminder, {}),
  };
}

/** The office is an extra: the Slack part also runs alone, and then there is neither clock nor checklist. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
  }
}
