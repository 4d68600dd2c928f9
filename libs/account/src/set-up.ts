import { timingSafeEqual } from 'node:crypto';
import { RefusedError } from '#libs/events';
import type { Clock, RequestClaims } from '#libs/stream/ports';
import type { KeyedHash, SetupCode, UserStore } from './ports.js';

/** For so long a code that was used, and whose account then was not made, is nobody else's. */
const HELD_MS = 10 * 60_000;

/** Lets one account be the first administrator's: whoever can read what the server printed. */
export class SetUp {
  constructor(
    private readonly code: SetupCode,
    private readonly users: UserStore,
    private readonly claims: RequestClaims,
    private readonly keyedHash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** Answers the code, which is the given one. @throws RefusedError `forbidden` */
  async check(given: string): Promise<string> {
    const code = await this.code.find();
    const none = (await this.users.administrators(1)).length === 0;
    if (code !== undefined && none && this.same(given, code)) return code;
    throw wrong();
  }

  /** Takes the code for this account: of several at once one gets it. @throws as check */
  async take(given: string, userId: string): Promise<void> {
    const code = await this.check(given);
    const nowMs = this.clock.now();
    const key = { account: 'set-up', route: 'setupCode', key: this.keyedHash.of('set-up code', code) };
    const claim = { ids: { userId }, digest: 'set-up', nowMs, expiresAtMs: nowMs + HELD_MS };
    if ((await this.claims.claim(key, claim)).ids['userId'] !== userId) throw wrong();
  }

  /** The log has the administrator. */
  async done(): Promise<void> {
    await this.code.spend();
  }

  private same(given: string, code: string): boolean {
    const [one, other] = [given.trim(), code].map((text) => Buffer.from(this.keyedHash.of('set-up code', text)));
    return timingSafeEqual(one!, other!);
  }
}

function wrong(): RefusedError {
  return new RefusedError('forbidden', 'The set-up code is wrong, or there is an administrator already.');
}
