import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisk } from '../../../sandbox/disk';
import type { GoogleFaultKind } from '../../../sandbox/google/officeTypes';
import { HIRING, makeEvent, openTestOffice, PRIYA, refusalOf, type TestOffice } from './office';

describe('faults of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const insert = () => office.client().events.insert({ calendarId: HIRING, requestBody: makeEvent() });
  const get = () => office.client().events.get({ calendarId: HIRING, eventId: 'session0001' });

  it.each<[GoogleFaultKind, number, string]>([
    ['tooManyRequests', 429, 'rateLimitExceeded'],
    ['rateLimitExceeded', 403, 'rateLimitExceeded'],
    ['quotaExceeded', 403, 'quotaExceeded'],
    ['backendError', 500, 'backendError'],
    ['unavailable', 503, 'backendError'],
    ['tokenRevoked', 401, 'authError'],
  ])('%s is answered with %i %s, and nothing is done', async (kind, status, reason) => {
    office.sandbox.faults.add({ kind, method: 'events.insert' });
    expect(await refusalOf(insert())).toMatchObject({ status, reason });
    office.sandbox.faults.clear();
    expect(await refusalOf(get())).toMatchObject({ status: 404 });
  });

  it('hits as often as it was told to, and only the call it names', async () => {
    office.sandbox.faults.add({ kind: 'backendError', method: 'events.insert', times: 1 });
    expect(await refusalOf(get())).toMatchObject({ status: 404 });
    expect(await refusalOf(insert())).toMatchObject({ status: 500 });
    expect((await insert()).status).toBe(200);
  });

  it('is down: the connection breaks and nothing is done', async () => {
    office.sandbox.faults.add({ kind: 'down', method: 'events.insert' });
    expect(await refusalOf(insert())).toMatchObject({ status: 0 });
    office.sandbox.faults.clear();
    expect(await refusalOf(get())).toMatchObject({ status: 404 });
  });

  it('loses an answer after the work is done, so that a retry meets its own event', async () => {
    office.sandbox.faults.add({ kind: 'answerLost', method: 'events.insert', times: 1 });
    expect(await refusalOf(insert())).toMatchObject({ status: 0 });
    expect(await refusalOf(insert())).toMatchObject({ status: 409 });
  });

  it('refuses tokens too when told to', async () => {
    office.sandbox.faults.add({ kind: 'unavailable', method: 'token' });
    const response = await fetch(`${office.url}/google/token`, { method: 'POST' });
    expect(response.status).toBe(503);
  });

  it('says that it does not know a method that it does not have', async () => {
    const call = office.client().events.quickAdd({ calendarId: HIRING, text: 'Lunch' });
    expect(await refusalOf(call)).toMatchObject({ status: 501, reason: 'notImplemented' });
  });
});

describe('the disk of the Google sandbox', () => {
  it('brings back events, answers, mails, tokens, sync tokens and the key after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'google-sandbox-'));
    const firstDisk = openDisk(folder);
    const first = await openTestOffice({ disk: firstDisk });
    const { events } = first.client();
    const requestBody = makeEvent();
    await events.insert({ calendarId: HIRING, requestBody, sendUpdates: 'all' });
    const { nextSyncToken } = (await events.list({ calendarId: HIRING })).data;
    first.sandbox.office.respond({
      ...{ calendarId: PRIYA, eventId: 'session0001', email: PRIYA },
      responseStatus: 'accepted',
    });
    const mails = first.sandbox.office.mails();
    await first.close();
    await firstDisk.close();

    const secondDisk = openDisk(folder);
    const second = await openTestOffice({ disk: secondDisk, calendars: [] });
    const list = { calendarId: HIRING, ...(nextSyncToken ? { syncToken: nextSyncToken } : {}) };
    const changes = (await second.client().events.list(list)).data.items ?? [];
    expect(changes.map(({ attendees }) => attendees?.[0])).toMatchObject([{ responseStatus: 'accepted' }]);
    expect(second.sandbox.office.mails()).toEqual(mails);
    expect(mails).toHaveLength(3);
    await second.close();
    await secondDisk.close();
    rmSync(folder, { recursive: true });
  });
});
