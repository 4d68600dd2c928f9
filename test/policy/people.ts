import { randomBytes } from 'node:crypto';
import { SessionStore, TokenSigner, UserNameClaims, UserStore } from '#libs/account';
import { timestampOfId, uuidv7 } from '#libs/events';
import { Caller } from '../edge/caller.js';
import type { EdgeServer } from '../edge/edge-server.js';

/** Longer than any test moves the clock. */
const LONG_MS = 1e11;

export function freshId(): string {
  return uuidv7(Date.now(), randomBytes(16));
}

export function nameOf(id: string): string {
  return `u.${id.slice(-12)}`;
}

/** An account by its rows alone. Answers the id. */
export async function person(edge: EdgeServer): Promise<string> {
  const id = freshId();
  const userName = nameOf(id);
  const profile = { id, userName, fullName: '', bio: '', website: '', avatarId: null, createdAt: timestampOfId(id) };
  await edge.engine(UserStore).putProfile(profile, 0);
  await edge.engine(UserNameClaims).claim({ foldedName: userName, userId: id, passwordHash: '' }, 0, 1);
  await edge.engine(UserNameClaims).makePermanent(userName, id);
  return id;
}

/** Signed in without the door, which counts how often it is used. */
export async function signedIn(edge: EdgeServer, userId: string): Promise<Caller> {
  const [sessionId, now] = [freshId(), Date.now()];
  const session = { secretHash: '', device: '', createdAtMs: now, usedAtMs: now, expiresAtMs: now + LONG_MS };
  await edge.engine(SessionStore).put({ id: sessionId, userId, ...session });
  const token = await edge.engine(TokenSigner).sign({ userId, sessionId }, LONG_MS / 1000);
  return new Caller(edge.address, token, userId);
}
