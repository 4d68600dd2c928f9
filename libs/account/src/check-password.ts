import { RefusedError } from '#libs/events';
import type { PasswordHasher, UserNameClaims } from './ports.js';

/** Checks a name and a password. Takes equally long whether the name exists or not. */
export class CheckPassword {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly claims: UserNameClaims,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Answers the account's id. @throws RefusedError `bad_credentials` */
  async run(userName: string, password: string): Promise<string> {
    const claim = await this.claims.find(userName.toLowerCase());
    const right = await this.hasher.verify(password, claim?.passwordHash ?? (await this.decoyHash()));
    if (claim && right) return claim.userId;
    throw new RefusedError('bad_credentials', 'User name or password is wrong.');
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
