import { RefusedError } from '#libs/events';
import type { PasswordHasher, Passwords, UserNameClaims } from './ports.js';

/** An account, and the hash that its password matched. */
export interface Proven {
  readonly userId: string;
  readonly passwordHash: string;
}

/** Checks and hashes passwords. */
export class CheckPassword {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly claims: UserNameClaims,
    private readonly passwords: Passwords,
    private readonly hasher: PasswordHasher,
  ) {}

  /** A name and a password. Takes equally long whether the name exists or not. @throws RefusedError `bad_credentials` */
  async run(userName: string, password: string): Promise<Proven> {
    const claim = await this.claims.find(userName.toLowerCase());
    const kept = claim && ((await this.passwords.find(claim.userId)) ?? claim.passwordHash);
    const right = await this.hasher.verify(password, kept || (await this.decoyHash()));
    if (claim && kept && right) return { userId: claim.userId, passwordHash: kept };
    throw new RefusedError('bad_credentials', 'User name or password is wrong.');
  }

  /** The password of an account that is known. @throws RefusedError `bad_credentials` */
  async ofUser(userId: string, password: string): Promise<void> {
    if (!(await this.isOf(userId, password)))
      throw new RefusedError('bad_credentials', 'The current password is wrong.');
  }

  async isOf(userId: string, password: string): Promise<boolean> {
    const kept = await this.hashOf(userId);
    return kept !== undefined && this.hasher.verify(password, kept);
  }

  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }

  /** The hash that counts now. */
  async hashOf(userId: string): Promise<string | undefined> {
    const kept = await this.passwords.find(userId);
    if (kept !== undefined) return kept;
    return (await this.claims.heldBy(userId)).find(({ passwordHash }) => passwordHash !== '')?.passwordHash;
  }

  /** One that could not be made is made by the next who needs it. */
  private decoyHash(): Promise<string> {
    this.decoy ??= this.hasher.hash('no account has this password').catch((error: unknown) => {
      this.decoy = undefined;
      throw error;
    });
    return this.decoy;
  }
}
