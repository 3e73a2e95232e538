import { auth, type calendar_v3, calendar as makeClient } from 'googleapis/build/src/apis/calendar';

/** How to reach Google, and as whom. */
export interface GoogleAccess {
  serviceAccount: { clientEmail: string; privateKey: string };
  /** The mailbox that organises the events; the service account acts in its name. */
  subject: string;
  /** Ends with a slash. */
  apiUrl: string;
  tokenUrl: string;
}

/** Events of the mailbox, and when others are busy: no more. */
const SCOPES = [
  'https://www.googleapis.com/auth/calendar.events',
  'https://www.googleapis.com/auth/calendar.freebusy',
];

/** Built into Google's token library, and the audience that it signs for. */
const TOKEN_URL = 'https://oauth2.googleapis.com/token';

/**
 * Google's own client, with the service account acting for the mailbox by domain-wide delegation:
 * https://developers.google.com/workspace/guides/create-credentials#delegate_domain-wide_authority_to_your_service_account
 */
export function makeGoogleClient({
  serviceAccount,
  subject,
  apiUrl,
  tokenUrl,
}: GoogleAccess): calendar_v3.Calendar {
  const { clientEmail: email, privateKey: key } = serviceAccount;
  // A token that Google has taken back is fetched anew.
  const jwt = new auth.JWT({ email, key, subject, scopes: SCOPES, forceRefreshOnFailure: true });
  // Node's own; the library would load another one.
  jwt.transporter.defaults.fetchImplementation = fetch;
  if (tokenUrl !== TOKEN_URL) {
    jwt.transporter.interceptors.request.add({
      resolved: async (request) => {
        if (request.url.href === TOKEN_URL) request.url = new URL(tokenUrl);
        return request;
      },
    });
  }
  return makeClient({ version: 'v3', auth: jwt, rootUrl: apiUrl });
}
