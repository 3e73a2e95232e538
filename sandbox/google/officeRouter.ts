import express, { type Router } from 'express';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import type { GoogleFaults } from './faults';
import type { Office } from './office';
import type { OfficeAnswer } from './officeTypes';

const HEARTBEAT_MS = 20_000;
const DAY_MS = 86_400_000;

const instant = z.iso.datetime({ offset: true });
const target = { calendarId: z.string(), eventId: z.string() };
const answers = z.enum(['needsAction', 'declined', 'tentative', 'accepted']);

const moveSchema = z.object({ ...target, startAt: instant, endAt: instant });
const responseSchema = z.object({
  ...target,
  email: z.string(),
  responseStatus: answers,
  comment: z.string().optional(),
});
const deletionSchema = z.object(target);
const creationSchema = z.object({
  calendarId: z.string(),
  summary: z.string(),
  startAt: instant,
  endAt: instant,
});
const faultSchema = z.object({
  kind: z.enum([
    'tooManyRequests',
    'rateLimitExceeded',
    'quotaExceeded',
    'backendError',
    'unavailable',
    'down',
    'answerLost',
    'slow',
    'tokenRevoked',
    'notificationsDropped',
    'notificationsTwice',
    'meetPending',
  ]),
  times: z.number().int().positive().optional(),
  method: z.string().optional(),
  latencyMs: z.number().nonnegative().optional(),
});

/** The office over HTTP, for the sandbox's page: calendars, week, mails, the hand moves, faults and a stream of changes. */
export function makeOfficeRouter(office: Office, faults: GoogleFaults, clock: SandboxClock): Router {
  const router = express.Router();
  router.use(express.json());

  router.get('/calendars', (_request, response) => {
    response.json({ calendars: office.calendars() });
  });
  router.get('/week', (request, response) => {
    const fromAt = new Date(typeof request.query.from === 'string' ? request.query.from : clock.now());
    const days = Number(request.query.days ?? 7);
    if (Number.isNaN(fromAt.getTime()) || !(days > 0 && days <= 31)) {
      response.status(400).json({ ok: false, reason: 'from is a date, days is 1 to 31' });
    } else response.json(office.week(fromAt, new Date(fromAt.getTime() + days * DAY_MS)));
  });
  router.get('/mails', (_request, response) => {
    response.json({ mails: office.mails() });
  });

  const act = <Input>(path: string, schema: z.ZodType<Input>, work: (input: Input) => OfficeAnswer) =>
    router.post(path, (request, response) => {
      const read = schema.safeParse(request.body);
      const answer: OfficeAnswer = read.success
        ? work(read.data)
        : { ok: false, reason: z.prettifyError(read.error) };
      response.status(answer.ok ? 200 : 400).json(answer);
    });
  act('/move', moveSchema, office.move);
  act('/respond', responseSchema, office.respond);
  act('/delete', deletionSchema, office.remove);
  act('/create', creationSchema, office.create);

  router.get('/faults', (_request, response) => {
    response.json({ faults: faults.list() });
  });
  act('/faults', faultSchema, (fault) => {
    faults.add(fault);
    return { ok: true, event: null };
  });
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.json({ faults: [] });
  });

  router.get('/changes', (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': open\n\n');
    const stop = office.onChange((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    request.on('close', () => {
      stop();
      clearInterval(heartbeat);
    });
  });
  return router;
}
