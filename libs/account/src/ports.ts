import type { Role } from '#libs/events';

export * from './leaving-ports.js';

/** Section `profile` of a user: what people tell of themselves. */
export interface Profile {
  readonly id: string;
  readonly userName: string;
  /** Texts are empty where none were given. */
  readonly fullName: string;
  readonly bio: string;
  readonly website: string;
  /** The media that is the avatar; null for none. */
  readonly avatarId: string | null;
  readonly createdAt: string;
}

/** A user whom the log knows, all sections together. */
export interface User extends Profile {
  readonly isPrivate: boolean;
  readonly role: Role;
  readonly suspended: boolean;
  /** The highest version of any section: it rises with every change. */
  readonly version: number;
}

/** What an account may do at all. */
export interface Standing {
  readonly role: Role;
  readonly suspended: boolean;
  readonly deleted: boolean;
}

/**
 * Users by sections. Each is kept at its highest version, a position in topic `users`; an equal or lower one changes
 * nothing. Sections come in any order, also before the profile. Every write is durable.
 */
export abstract class UserStore {
  abstract putProfile(profile: Profile, version: number): Promise<void>;
  abstract setPrivate(userId: string, isPrivate: boolean, version: number): Promise<void>;
  abstract setRole(userId: string, role: Role, version: number): Promise<void>;
  abstract setSuspended(userId: string, on: boolean, version: number): Promise<void>;
  /** For good: what comes later, of whatever version, changes nothing. Keeps the id alone. */
  abstract delete(userId: string): Promise<void>;
  /** Those whose profile was put and who are not deleted, suspended ones too, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>>;
  /** Of somebody of whom nothing is kept yet: a user like others. */
  abstract standing(userId: string): Promise<Standing>;
}

/** Who holds a user name, and the hash that proves it. Kept by folded name. */
export interface UserNameClaim {
  readonly foldedName: string;
  readonly userId: string;
  readonly passwordHash: string;
}

export abstract class UserNameClaims {
  /**
   * Makes the claim unless another holds: answers the one that holds afterwards. Atomic, durable. A claim that was not
   * made permanent before `expiresAtMs` no longer holds at `nowMs`.
   */
  abstract claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim>;
  abstract find(foldedName: string): Promise<UserNameClaim | undefined>;
  /** The log has the user: the claim no longer expires. Idempotent; of no effect on a claim of another user. */
  abstract makePermanent(foldedName: string, userId: string): Promise<void>;
}

/** One signed-in device. A refresh token is `<session id>.<secret>`; only the secret's SHA-256 is kept. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly secretHash: string;
  readonly expiresAtMs: number;
}

export abstract class SessionStore {
  abstract put(session: Session): Promise<void>;
  abstract find(id: string): Promise<Session | undefined>;
  /** Replaces the secret if `from` is still the kept one; answers whether it was. Atomic: of two at once, one wins. */
  abstract rotate(id: string, from: string, to: string, expiresAtMs: number): Promise<boolean>;
  abstract end(id: string): Promise<void>;
}

export abstract class PasswordHasher {
  /** A salted hash that names its own parameters. Takes tens of milliseconds, off the event loop. */
  abstract hash(password: string): Promise<string>;
  abstract verify(password: string, hash: string): Promise<boolean>;
}

export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

export abstract class TokenSigner {
  /** A JWT, EdDSA over Ed25519, that ends after `lifetimeSeconds`. */
  abstract sign(claims: AccessClaims, lifetimeSeconds: number): Promise<string>;
  /** The claims of a token that we signed and that has not ended, or undefined. */
  abstract verify(token: string): Promise<AccessClaims | undefined>;
}
