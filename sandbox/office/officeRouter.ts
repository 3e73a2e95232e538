import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import type { ReminderKind } from '../../src/ports';
import type { SandboxClock } from '../clock';
import type { OfficeChecklist, OfficeClock, OfficeNews } from '../page/officeApi';
import type { Records } from './records';

const LOOK_EVERY_MS = 1_000;
const advanceSchema = z.object({ minutes: z.int().min(1).max(20_160) });
/** A moment after it falls due, so that the bot's next look finds it. */
const AFTER_MS = 1_000;

const LABELS: Record<ReminderKind, string> = {
  'day before': 'Kit, a day before',
  'ten minutes': 'Kit, ten minutes before',
  'scorecard request': 'Scorecard request',
  nag: 'Scorecard is late',
};

/** The clock and the checklist of the page, see `page/officeApi.ts`. */
export function makeOfficeRouter(office: {
  clock: SandboxClock;
  records: Records;
  checklist: { read(): Promise<OfficeChecklist> };
}): { router: Router; close(): void } {
  const { clock, records, checklist } = office;
  const router = express.Router().use(express.json());
  const listeners = new Set<Response>();
  const tell = (news: OfficeNews) => {
    for (const response of listeners) response.write(`data: ${JSON.stringify(news)}\n\n`);
  };
  const readClock = () => describeClock(clock, records);

  router.get('/clock', async (_request, response) => void response.json(await readClock()));
  router.get('/checklist', async (_request, response) => void response.json(await checklist.read()));
  router.post('/clock/advance', async (request, response) => {
    const body = advanceSchema.safeParse(request.body);
    if (!body.success)
      return void response.status(400).json({ error: 'minutes must be a whole number from 1 to 20160' });
    clock.advance(body.data.minutes * 60_000);
    response.json(await readClock());
  });
  router.post('/clock/next-reminder', async (_request, response) => {
    const next = await records.nextReminder(clock.now());
    if (!next) return void response.status(409).json({ error: 'No reminder is waiting' });
    clock.advance(next.runAt.getTime() + AFTER_MS - clock.now().getTime());
    response.json(await readClock());
  });
  router.get('/events', (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': the office\n\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
  });

  const stopClock = clock.onJump(() => tell({ kind: 'clock' }));
  const stopLooking = watch(listeners, readClock, checklist, tell);
  return {
    router,
    close() {
      stopClock();
      stopLooking();
      for (const response of listeners) response.end();
    },
  };
}

async function describeClock(clock: SandboxClock, records: Records): Promise<OfficeClock> {
  const next = await records.nextReminder(clock.now());
  if (!next) return { nowMs: clock.now().getTime(), nextReminder: null };
  const interview = await records.db.interviews.findInterview(next.interviewId);
  const candidate = interview && (await records.db.candidates.getCandidate(interview.candidateId));
  const label = `${LABELS[next.kind]}: ${candidate?.name ?? 'an interview'}`;
  return { nowMs: clock.now().getTime(), nextReminder: { atMs: next.runAt.getTime(), label } };
}

/** Looks now and then, while somebody listens, whether a step was done or another reminder is next. */
function watch(
  listeners: ReadonlySet<Response>,
  readClock: () => Promise<OfficeClock>,
  checklist: { read(): Promise<OfficeChecklist> },
  tell: (news: OfficeNews) => void,
): () => void {
  let [reminder, steps] = ['', ''];
  const look = async () => {
    if (listeners.size === 0) return;
    const [clockNow, listNow] = await Promise.all([readClock(), checklist.read()]);
    const [reminderNow, stepsNow] = [JSON.stringify(clockNow.nextReminder), JSON.stringify(listNow)];
    if (reminderNow !== reminder) tell({ kind: 'clock' });
    if (stepsNow !== steps) tell({ kind: 'checklist' });
    [reminder, steps] = [reminderNow, stepsNow];
  };
  // A database that is away for a moment is looked at again a second later.
  const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
