import type { Role } from '#libs/events';

export * from './export-ports.js';
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
  /** Ids of administrators who exist and are not suspended; `limit` at most. */
  abstract administrators(limit: number): Promise<readonly string[]>;
}

/** Who holds a user name. Kept by folded name. */
export interface UserNameClaim {
  readonly foldedName: string;
  readonly userId: string;
  /** Of the password that the account was made with; empty where the name was taken later. */
  readonly passwordHash: string;
}

/** A claim, and whether the log has the event that gives the name. */
export interface HeldName extends UserNameClaim {
  readonly permanent: boolean;
}

/** For how long nobody gets a freed name. No plain name is kept for it. */
export interface NameBlock {
  readonly nameHash: string;
  readonly untilMs: number;
}

export abstract class UserNameClaims {
  /**
   * Makes the claim unless another holds: answers the one that holds afterwards. Atomic, durable. A claim that was not
   * made permanent before `expiresAtMs` no longer holds at `nowMs`. Forgets blocks that had ended by then.
   */
  abstract claim(wanted: UserNameClaim, nowMs: number, expiresAtMs: number): Promise<UserNameClaim>;
  abstract find(foldedName: string): Promise<UserNameClaim | undefined>;
  /** The log has the user: the claim no longer expires. Idempotent; of no effect on a claim of another user. */
  abstract makePermanent(foldedName: string, userId: string): Promise<void>;
  /** Every claim of a user. */
  abstract heldBy(userId: string): Promise<readonly HeldName[]>;
  /**
   * Ends the claim, and blocks the name if `block` is given. Atomic, durable; of no effect, also no block, where the
   * user does not hold the name.
   */
  abstract release(foldedName: string, userId: string, block?: NameBlock): Promise<void>;
  abstract isBlocked(nameHash: string, nowMs: number): Promise<boolean>;
}

/** Password hashes by account, where it is not the one that the account was made with. Every write is durable. */
export abstract class Passwords {
  abstract find(userId: string): Promise<string | undefined>;
  abstract put(userId: string, passwordHash: string): Promise<void>;
  /** Puts it where none is kept. Atomic. */
  abstract keep(userId: string, passwordHash: string): Promise<void>;
  abstract delete(userId: string): Promise<void>;
}

/** A one-time code that lets its bearer set a new password. Only a keyed hash of it is kept. */
export interface ResetCode {
  readonly codeHash: string;
  /** Wrong tries until it is gone. */
  readonly triesLeft: number;
  readonly expiresAtMs: number;
}

export abstract class ResetCodes {
  /** One per account: the former is gone. Durable. */
  abstract put(userId: string, code: ResetCode): Promise<void>;
  /** Whether it is the kept code, which is spent then; a wrong one costs a try. Atomic, durable. */
  abstract use(userId: string, codeHash: string, nowMs: number): Promise<boolean>;
  abstract delete(userId: string): Promise<void>;
}

/** One signed-in device. Of its refresh token only the secret's SHA-256 is kept. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly secretHash: string;
  /** What the device calls itself; empty where it says nothing. */
  readonly device: string;
  readonly createdAtMs: number;
  /** When its tokens were last made. */
  readonly usedAtMs: number;
  readonly expiresAtMs: number;
}

/** What a rotation changes. */
export interface Rotation {
  readonly from: string;
  readonly to: string;
  readonly usedAtMs: number;
  readonly expiresAtMs: number;
}

/** Every write is durable. */
export abstract class SessionStore {
  /** Forgets those that had expired when this one was made. */
  abstract put(session: Session): Promise<void>;
  abstract find(id: string): Promise<Session | undefined>;
  /** An account's sessions, last used first; 100 at most. */
  abstract of(userId: string): Promise<readonly Session[]>;
  /** Replaces the secret if `from` is still the kept one; answers whether it was. Atomic: of two at once, one wins. */
  abstract rotate(id: string, rotation: Rotation): Promise<boolean>;
  abstract end(id: string): Promise<void>;
  /** All of an account, but `exceptId`. */
  abstract endAll(userId: string, exceptId?: string): Promise<void>;
}

/** How much of a window was used. */
export interface Used {
  readonly used: number;
  readonly endsAtMs: number;
}

/** Counts how often something was done. Rows: every process counts the same. */
export abstract class RateLimits {
  /**
   * Adds `amount` to what was done under `key` in the window that is open at `nowMs`; the first opens one of
   * `windowMs`. 0 only looks; what is negative is taken back, down to nothing. Atomic. Forgets windows that have ended.
   */
  abstract count(key: string, amount: number, nowMs: number, windowMs: number): Promise<Used>;
}

/** HMAC-SHA256 with a secret of this installation: what is kept so tells nobody what it was made from. */
export abstract class KeyedHash {
  /** 43 characters of base64url. Equal for equal texts of one purpose. */
  abstract of(purpose: string, text: string): string;
}

/** The code that makes the first administrator: made while there is none, spent after use. */
export abstract class SetupCode {
  abstract find(): Promise<string | undefined>;
  abstract spend(): Promise<void>;
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
