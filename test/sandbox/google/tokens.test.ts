import { sign } from 'node:crypto';
import { makeServiceAccount } from '../../../sandbox/google/serviceAccount';
import {
  CALENDAR_SCOPE,
  CHEN,
  HIRING,
  MONDAY_AT,
  makeEvent,
  openTestOffice,
  PRIYA,
  refusalOf,
  setNow,
  type TestOffice,
} from './office';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
const nowS = MONDAY_AT.getTime() / 1000;

describe('tokens of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice({ delegation: { scopes: [CALENDAR_SCOPE], subjects: [HIRING, PRIYA] } });
  });
  afterEach(() => office.close());

  /** Asks for a token with a hand-made assertion. */
  async function ask(
    claims: Record<string, unknown>,
    { alg = 'RS256', form = {} as Record<string, string> } = {},
  ) {
    const { client_email, private_key } = office.sandbox.serviceAccount;
    const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const signed = `${part({ alg, typ: 'JWT' })}.${part({
      iss: client_email,
      aud: 'https://oauth2.googleapis.com/token',
      iat: nowS,
      exp: nowS + 3600,
      scope: CALENDAR_SCOPE,
      sub: HIRING,
      ...claims,
    })}`;
    const seal = sign('RSA-SHA256', Buffer.from(signed), private_key).toString('base64url');
    const response = await fetch(`${office.url}/google/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: `${signed}.${seal}`,
        ...form,
      }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('answers a good assertion with a bearer token of an hour', async () => {
    const { status, body } = await ask({});
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  });

  it.each([
    ['another issuer', { iss: 'other@example.com' }, 400, 'invalid_grant'],
    ['another audience', { aud: 'https://example.com' }, 400, 'invalid_grant'],
    ['an old assertion', { iat: nowS - 7200, exp: nowS - 3600 }, 400, 'invalid_grant'],
    ['one from the future', { iat: nowS + 900, exp: nowS + 1800 }, 400, 'invalid_grant'],
    ['one that lives two hours', { exp: nowS + 7200 }, 400, 'invalid_grant'],
    ['a subject that is nobody', { sub: 'nobody@fernhill.test' }, 400, 'invalid_grant'],
    ['a subject outside the delegation', { sub: CHEN }, 401, 'unauthorized_client'],
    ['a scope outside the delegation', { scope: scope('calendar.readonly') }, 401, 'unauthorized_client'],
    ['a malformed scope', { scope: 'calendar' }, 400, 'invalid_scope'],
    ['no scope', { scope: '' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_name, claims, status, error) => {
    expect(await ask(claims)).toMatchObject({ status, body: { error } });
  });

  it.each([
    ['an unsigned assertion', { alg: 'none' }, 'invalid_grant'],
    ['another grant', { form: { grant_type: 'password' } }, 'unsupported_grant_type'],
    ['no assertion', { form: { assertion: '' } }, 'invalid_request'],
  ])('refuses %s', async (_name, options, error) => {
    expect(await ask({}, options)).toMatchObject({ status: 400, body: { error } });
  });

  it('refuses a signature of another key', async () => {
    const { private_key } = makeServiceAccount('other@example.com');
    const call = office.client({ key: { private_key } }).calendarList.list();
    expect(await refusalOf(call)).toMatchObject({ status: 400, reason: 'invalid_grant' });
  });

  it('shows the one who is spoken for their own calendar', async () => {
    const { data } = await office.client({ subject: PRIYA }).calendarList.list();
    expect(data.items).toMatchObject([
      { id: PRIYA, primary: true, accessRole: 'owner', timeZone: 'Europe/Lisbon' },
    ]);
  });

  it('refuses a token that it did not give, and one whose hour is over', async () => {
    const { body } = await ask({});
    const call = (token: unknown) =>
      fetch(`${office.url}/calendar/v3/users/me/calendarList`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await call(body.access_token)).status).toBe(200);
    expect((await call('ya29.made-up')).status).toBe(401);
    setNow(new Date(MONDAY_AT.getTime() + 3_600_000));
    const late = await call(body.access_token);
    expect(late.status).toBe(401);
    expect(await late.json()).toMatchObject({ error: { code: 401, errors: [{ reason: 'authError' }] } });
  });

  it('lets the service account invite nobody in its own name', async () => {
    const calendarId = office.sandbox.serviceAccount.client_email;
    const own = office.client({ subject: undefined });
    const invite = own.events.insert({ calendarId, requestBody: makeEvent() });
    expect(await refusalOf(invite)).toMatchObject({ status: 403, reason: 'forbiddenForServiceAccounts' });
    const alone = await own.events.insert({ calendarId, requestBody: makeEvent({ attendees: [] }) });
    expect(alone.status).toBe(200);
    const colleague = own.freebusy.query({
      requestBody: {
        timeMin: '2026-12-01T00:00:00Z',
        timeMax: '2026-12-02T00:00:00Z',
        items: [{ id: PRIYA }],
      },
    });
    expect((await colleague).data.calendars?.[PRIYA]?.errors).toMatchObject([{ reason: 'notFound' }]);
  });
});

describe('scopes of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  it.each([
    ['calendar.events.readonly', 'writes'],
    ['calendar.freebusy', 'lists'],
    ['calendar.events', 'asks'],
  ])('with %s alone nobody %s', async (name, verb) => {
    const { events, freebusy } = office.client({ scopes: [scope(name)] });
    const range = { timeMin: '2026-12-01T00:00:00Z', timeMax: '2026-12-02T00:00:00Z' };
    const calls = {
      writes: () => events.insert({ calendarId: HIRING, requestBody: makeEvent() }),
      lists: () => events.list({ calendarId: HIRING }),
      asks: () => freebusy.query({ requestBody: { ...range, items: [{ id: PRIYA }] } }),
    };
    const call = calls[verb as keyof typeof calls]();
    expect(await refusalOf(call)).toMatchObject({ status: 403, reason: 'insufficientPermissions' });
  });
});
