import type { CheckPassword } from './check-password.js';
import type { ExportJobs, Passwords } from './ports.js';
import type { ResetByCode } from './reset-by-code.js';
import type { Sessions } from './sessions.js';

/** Sets a new password, and ends what began with the former: sessions, exports and a reset code. */
export class ChangePassword {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly reset: ResetByCode,
    private readonly exports: ExportJobs,
  ) {}

  /** By whoever is signed in: that session stays. @throws RefusedError `bad_credentials` */
  async run(userId: string, sessionId: string, change: { password: string; newPassword: string }): Promise<void> {
    await this.checkPassword.ofUser(userId, change.password);
    await this.put(userId, change.newPassword, sessionId);
  }

  /** By whoever has a code from an administrator. Answers whose it was. @throws RefusedError `reset_code_wrong` */
  async byCode(userName: string, code: string, newPassword: string): Promise<string> {
    const userId = await this.reset.use(userName, code);
    await this.put(userId, newPassword);
    return userId;
  }

  /** Password first, sessions then: whoever signs in meanwhile looks at the password after the session is there. */
  private async put(userId: string, password: string, exceptId?: string): Promise<void> {
    await this.passwords.put(userId, await this.checkPassword.hash(password));
    await this.sessions.endAll(userId, exceptId);
    await this.reset.cancel(userId);
    await this.exports.forget(userId);
  }
}
