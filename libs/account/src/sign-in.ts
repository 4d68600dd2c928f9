import { RefusedError } from '#libs/events';
import type { CheckPassword } from './check-password.js';
import type { UserStore } from './ports.js';
import type { Sessions, Tokens } from './sessions.js';

/** A name and a password → a session. */
export class SignIn {
  constructor(
    private readonly checkPassword: CheckPassword,
    private readonly sessions: Sessions,
    private readonly users: UserStore,
  ) {}

  /** @throws RefusedError `bad_credentials`, `account_suspended` */
  async run(userName: string, password: string, device: string): Promise<Tokens> {
    const { userId, passwordHash } = await this.checkPassword.run(userName, password);
    const { sessionId, ...tokens } = await this.sessions.begin(userId, device);
    // Session first, state then: what changed meanwhile ended the sessions that it saw, and this one may not be among them.
    const standing = await this.users.standing(userId);
    const changed = (await this.checkPassword.hashOf(userId)) !== passwordHash;
    if (!changed && !standing.suspended && !standing.deleted) return tokens;
    await this.sessions.end(userId, sessionId);
    if (standing.suspended) throw new RefusedError('account_suspended', 'This account is suspended.');
    throw new RefusedError('bad_credentials', 'User name or password is wrong.');
  }
}
