import type { Route } from '../route.js';

/** So many calls within so many seconds. */
export interface Limit {
  readonly name: string;
  readonly quota: number;
  readonly seconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Of one account: whatever changes something. */
const WRITES: Limit = { name: 'writes', quota: 600, seconds: MINUTE };

/** Of one address, by call: where nobody is signed in. */
const BY_ADDRESS: Readonly<Record<string, Limit>> = {
  createAccount: { name: 'sign-ups', quota: 30, seconds: HOUR },
  createSession: { name: 'sign-ins', quota: 100, seconds: 10 * MINUTE },
  refreshSession: { name: 'refreshes', quota: 600, seconds: 10 * MINUTE },
  resetPassword: { name: 'resets', quota: 20, seconds: HOUR },
};

/** Wrong passwords for one name from one address, and for one name from everywhere. */
export const WRONG_HERE: Limit = { name: 'wrong-passwords', quota: 20, seconds: 15 * MINUTE };
export const WRONG_ANYWHERE: Limit = { name: 'wrong-passwords-of-name', quota: 100, seconds: HOUR };
/** Of one account. */
export const RENAMES: Limit = { name: 'renames', quota: 10, seconds: 24 * HOUR };

/** What holds for every call of a route. */
export function limitOf({
  operationId,
  method,
  auth,
}: Route): { readonly limit: Limit; readonly per: Per } | undefined {
  const limit = BY_ADDRESS[operationId];
  if (limit) return { limit, per: 'address' };
  return auth === 'none' || method === 'GET' ? undefined : { limit: WRITES, per: 'account' };
}

type Per = 'account' | 'address';
