/** What a person is to others. Section `profile` alone for now; versions are positions in topic `users`. */
export interface User {
  readonly id: string;
  readonly userName: string;
  readonly fullName: string;
  readonly createdAt: string;
}

export abstract class UserStore {
  /** Takes the row if `version` is above the kept one's; an equal or lower one changes nothing. Durable. */
  abstract put(user: User, version: number): Promise<void>;
  /** Those that exist, by id; at most 100 ids. */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>>;
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
