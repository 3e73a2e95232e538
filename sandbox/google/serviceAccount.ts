import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Disk } from '../disk';

/** The JSON that Google Cloud hands out for a service account's key. */
export interface ServiceAccountKey {
  type: 'service_account';
  project_id: string;
  private_key_id: string;
  private_key: string;
  client_email: string;
  client_id: string;
  auth_uri: string;
  token_uri: string;
  universe_domain: string;
}

/** The service account kept on `disk`, generated the first time. */
export function loadServiceAccount(disk: Disk, clientEmail: string): ServiceAccountKey {
  const table = disk.table<ServiceAccountKey>('google.serviceAccount');
  const kept = table.get('key');
  if (kept) return kept;
  const key = makeServiceAccount(clientEmail);
  table.put('key', key);
  return key;
}

/** A new service account with an RSA key of its own. */
export function makeServiceAccount(clientEmail: string): ServiceAccountKey {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    type: 'service_account',
    project_id: 'interloop-sandbox',
    private_key_id: randomBytes(20).toString('hex'),
    private_key: privateKey,
    client_email: clientEmail,
    client_id: '104729104729104729104',
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    universe_domain: 'googleapis.com',
  };
}
