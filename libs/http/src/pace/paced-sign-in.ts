import type { FastifyRequest } from 'fastify';
import type { ChangePassword, DeleteAccount, SignIn, Tokens } from '#libs/account';
import { CodedError } from '#libs/events';
import type { Origin } from '#libs/stream/ports';
import { type Limit, WRONG_ANYWHERE, WRONG_HERE } from './limits.js';
import type { Pace } from './pace.js';
import type { Senders } from './sender.js';

/** Tries of passwords and codes: each wrong one counts, and past the limit none is looked at. */
export class PacedSignIn {
  constructor(
    private readonly signIn: SignIn,
    private readonly changePassword: ChangePassword,
    private readonly deleteAccount: DeleteAccount,
    private readonly pace: Pace,
    private readonly senders: Senders,
  ) {}

  /** @throws RateLimitedError; and as SignIn.run */
  async begin(userName: string, password: string, device: string, request: FastifyRequest): Promise<Tokens> {
    return this.tried(this.namesOf(userName, request), () => this.signIn.run(userName, password, device));
  }

  /** Answers whose password it is. @throws RateLimitedError; and as ChangePassword.byCode */
  async reset(wanted: { userName: string; code: string; password: string }, request: FastifyRequest): Promise<string> {
    const { userName, code, password } = wanted;
    return this.tried(this.namesOf(userName, request), () => this.changePassword.byCode(userName, code, password));
  }

  /** @throws RateLimitedError; and as ChangePassword.run */
  async change(
    caller: { readonly userId: string; readonly sessionId: string },
    change: { password: string; newPassword: string },
  ): Promise<void> {
    const { userId, sessionId } = caller;
    await this.tried([[WRONG_HERE, userId]], () => this.changePassword.run(userId, sessionId, change));
  }

  /** Counted together with changes. @throws RateLimitedError; and as DeleteAccount.byOwner */
  async leave(userId: string, password: string, origin: Origin): Promise<void> {
    await this.tried([[WRONG_HERE, userId]], () => this.deleteAccount.byOwner(userId, password, origin));
  }

  private namesOf(userName: string, request: FastifyRequest): readonly (readonly [Limit, string])[] {
    return [
      [WRONG_HERE, this.senders.ofNameAt(userName, request)],
      [WRONG_ANYWHERE, this.senders.ofName(userName)],
    ];
  }

  /** Counted before it is tried, and given back where it was not wrong: many at once are counted as well. */
  private async tried<T>(limits: readonly (readonly [Limit, string])[], run: () => Promise<T>): Promise<T> {
    for (const [limit, who] of limits) await this.pace.tryOne(limit, who);
    const giveBack = () => Promise.all(limits.map(([limit, who]) => this.pace.giveBack(limit, who)));
    try {
      const done = await run();
      await giveBack();
      return done;
    } catch (error) {
      if (!(error instanceof CodedError && WRONG.has(error.code))) await giveBack();
      throw error;
    }
  }
}

const WRONG = new Set(['bad_credentials', 'reset_code_wrong']);
