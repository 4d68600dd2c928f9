import type { CheckPassword } from './check-password.js';
import type { ClaimName } from './claim-name.js';
import type { Passwords, User } from './ports.js';
import { foldUserName } from './user-name.js';

/** Takes another name for an account that has one. */
export class TakeName {
  constructor(
    private readonly names: ClaimName,
    private readonly passwords: Passwords,
    private readonly checkPassword: CheckPassword,
  ) {}

  /** Answers the folded name. @throws RefusedError `invalid_request`, `user_name_reserved`, `user_name_taken` */
  async run({ id: userId, userName }: User, wanted: string): Promise<string> {
    if (wanted.toLowerCase() === userName) return userName;
    const foldedName = foldUserName(wanted);
    // The password hash lies in the claim that is about to be given up: it is kept by account from now on.
    const passwordHash = await this.checkPassword.hashOf(userId);
    if (passwordHash !== undefined) await this.passwords.keep(userId, passwordHash);
    await this.names.run({ foldedName, userId, passwordHash: '' });
    return foldedName;
  }
}
