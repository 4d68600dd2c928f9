import { createECDH } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Env } from './env.js';

/** The keys with which this server's push messages are signed (VAPID, RFC 8292). */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

const PUBLIC = 'PUSH_VAPID_PUBLIC_KEY';
const PRIVATE = 'PUSH_VAPID_PRIVATE_KEY';
const SUBJECT = 'PUSH_VAPID_SUBJECT';
const HINT = 'make a pair with: npx web-push generate-vapid-keys';

/** Undefined where nothing is set: push is off. Never tells what a private key is. */
export function readPushKeys(env: Env, cwd: string, problems: string[]): PushKeys | undefined {
  const before = problems.length;
  const privateKey = readPrivateKey(env, cwd, problems);
  const { [PUBLIC]: publicKey, [SUBJECT]: subject } = env;
  if (publicKey === undefined && privateKey === undefined && subject === undefined) return undefined;
  if (problems.length > before) return undefined;
  for (const [name, value] of [
    [PUBLIC, publicKey] as const,
    [PRIVATE, privateKey] as const,
    [SUBJECT, subject] as const,
  ])
    if (value === undefined) problems.push(`${name}: is missing; push takes all three, or none`);
  if (publicKey === undefined || privateKey === undefined || subject === undefined) return undefined;
  if (!isSubject(subject)) problems.push(`${SUBJECT}: '${subject}' is not allowed; it takes a mailto: or https: URL`);
  if (!belongTogether(publicKey, privateKey)) problems.push(`${PUBLIC}: does not belong to the private key; ${HINT}`);
  return Object.freeze({ publicKey, privateKey, subject });
}

function readPrivateKey(env: Env, cwd: string, problems: string[]): string | undefined {
  const { [PRIVATE]: given, [`${PRIVATE}_FILE`]: file } = env;
  if (file === undefined) return given;
  if (given !== undefined) problems.push(`${PRIVATE}_FILE: is given besides ${PRIVATE}; one of them says it`);
  try {
    return readFileSync(resolve(cwd, file), 'utf8').trim();
  } catch (error) {
    problems.push(`${PRIVATE}_FILE: '${file}' cannot be read: ${error instanceof Error ? error.message : 'no reason'}`);
    return undefined;
  }
}

function isSubject(subject: string): boolean {
  return URL.canParse(subject) && ['mailto:', 'https:'].includes(new URL(subject).protocol);
}

function belongTogether(publicKey: string, privateKey: string): boolean {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return pair.getPublicKey().equals(Buffer.from(publicKey, 'base64url'));
  } catch {
    return false;
  }
}
