import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import type { Disk } from '../disk';
import type { CalendarBook, CalendarEntry, Viewer } from './calendarBook';
import { GoogleError } from './googleError';
import type { ServiceAccountKey } from './serviceAccount';

/** What the company's administrator allowed the service account to do in people's names. */
export interface Delegation {
  scopes: readonly string[];
  /** Whom it may speak for; without it, everybody in the company. */
  subjects?: readonly string[];
}

/** A refusal of the token endpoint (RFC 6749, 5.2), in Google's words. */
export class TokenRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

export interface Grant extends Viewer {
  scopes: string[];
  expiresAt: string;
}

export interface TokenDesk {
  /** Exchanges a signed assertion for an access token. Throws TokenRefusal. */
  exchange(form: Record<string, unknown>): { access_token: string; expires_in: number; token_type: 'Bearer' };
  /** Whom a bearer header speaks for. Throws 401 `authError`. */
  admit(header: string | undefined): Grant;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const AUDIENCE = 'https://oauth2.googleapis.com/token';
const LONGEST_ASSERTION_S = 3600;
const TOKEN_LIFE_S = 3599;
const SKEW_S = 300;
const SCOPE = /^https:\/\/www\.googleapis\.com\/auth\/[a-z.]+$/;

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  scope: z.string().default(''),
  sub: z.string().optional(),
});
type Claims = z.infer<typeof claimsSchema>;

interface TokenDeskArgs {
  clock: SandboxClock;
  disk: Disk;
  book: CalendarBook;
  account: ServiceAccountKey;
  delegation: Delegation;
}

/** The JWT bearer grant for one service account (https://developers.google.com/identity/protocols/oauth2/service-account#httprest). */
export function openTokenDesk({ clock, disk, book, account, delegation }: TokenDeskArgs): TokenDesk {
  const grants = disk.table<Grant>('google.tokens');
  const publicKey = createPublicKey(account.private_key);
  const nowS = () => Math.floor(clock.now().getTime() / 1000);

  const dropExpired = () => {
    for (const [token, { expiresAt }] of grants.entries()) {
      if (new Date(expiresAt) <= clock.now()) grants.remove(token);
    }
  };

  return {
    exchange(form) {
      if (form.grant_type !== GRANT_TYPE) {
        throw new TokenRefusal(400, 'unsupported_grant_type', `Invalid grant_type: ${form.grant_type ?? ''}`);
      }
      const { header, payload, signature, signed } = splitAssertion(form.assertion);
      if (header.alg !== 'RS256' || !verify('RSA-SHA256', Buffer.from(signed), publicKey, signature)) {
        throw invalidGrant('Invalid JWT Signature.');
      }
      const claims = readClaims(payload);
      checkClaims(claims, account.client_email, nowS());
      const scopes = claims.scope.split(' ').filter(Boolean);
      checkScopes(scopes);
      const subject = claims.sub?.toLowerCase();
      if (subject) checkDelegation(subject, scopes, delegation, book);
      dropExpired();
      const token = `ya29.c.${randomBytes(48).toString('base64url')}`;
      grants.put(token, {
        email: subject ?? account.client_email,
        isServiceAccount: !subject,
        scopes,
        expiresAt: new Date(clock.now().getTime() + TOKEN_LIFE_S * 1000).toISOString(),
      });
      return { access_token: token, expires_in: TOKEN_LIFE_S, token_type: 'Bearer' };
    },
    admit(header) {
      const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
      if (!token) {
        throw new GoogleError(401, 'required', 'Login Required.', {
          locationType: 'header',
          location: 'Authorization',
        });
      }
      const grant = grants.get(token);
      if (!grant || new Date(grant.expiresAt) <= clock.now()) throw invalidCredentials();
      return grant;
    },
  };
}

export const invalidCredentials = () =>
  new GoogleError(401, 'authError', 'Invalid Credentials', {
    locationType: 'header',
    location: 'Authorization',
  });

const invalidGrant = (description: string) => new TokenRefusal(400, 'invalid_grant', description);

function splitAssertion(assertion: unknown) {
  const parts = typeof assertion === 'string' ? assertion.split('.') : [];
  const [head, body, seal] = parts;
  if (!head || !body || !seal || parts.length !== 3) {
    throw new TokenRefusal(400, 'invalid_request', 'Missing or malformed assertion.');
  }
  const header = z.object({ alg: z.string() }).safeParse(readJson(head));
  if (!header.success) throw invalidGrant('Invalid JWT: malformed header.');
  return {
    header: header.data,
    payload: readJson(body),
    signature: Buffer.from(seal, 'base64url'),
    signed: `${head}.${body}`,
  };
}

function readJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function readClaims(payload: unknown): Claims {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) throw invalidGrant('Invalid JWT: malformed claims.');
  return claims.data;
}

function checkClaims(claims: Claims, issuer: string, nowS: number): void {
  if (claims.iss !== issuer) throw invalidGrant('Invalid grant: account not found');
  if (claims.aud !== AUDIENCE) {
    throw invalidGrant(
      'Invalid JWT: Failed audience check. The right audience is https://oauth2.googleapis.com/token',
    );
  }
  const inTime =
    claims.iat <= nowS + SKEW_S &&
    claims.exp > nowS - SKEW_S &&
    claims.exp > claims.iat &&
    claims.exp - claims.iat <= LONGEST_ASSERTION_S;
  if (!inTime) {
    throw invalidGrant(
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
}

function checkScopes(scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((scope) => !SCOPE.test(scope))) {
    throw new TokenRefusal(400, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
}

function checkDelegation(
  subject: string,
  scopes: readonly string[],
  delegation: Delegation,
  book: CalendarBook,
): void {
  if (!hasMailbox(book.find(subject))) throw invalidGrant('Invalid email or User ID');
  const allowed = delegation.subjects?.includes(subject) ?? true;
  if (!allowed || scopes.some((scope) => !delegation.scopes.includes(scope))) {
    throw new TokenRefusal(
      401,
      'unauthorized_client',
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    );
  }
}

const hasMailbox = (calendar: CalendarEntry | undefined) =>
  calendar?.kind === 'person' || calendar?.kind === 'mailbox';
