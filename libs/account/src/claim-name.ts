import { RefusedError, retentionDays } from '#libs/events';
import type { Clock } from '#libs/stream/ports';
import type { KeyedHash, NameBlock, UserNameClaim, UserNameClaims } from './ports.js';

const DAY_MS = 24 * 3_600_000;
/** A claim lives as long as the log keeps the event that makes it permanent. */
const CLAIM_MS = retentionDays.topic * DAY_MS;
/** For so long nobody gets a name that was freed. */
const BLOCKED_MS = 90 * DAY_MS;

/** Takes user names. */
export class ClaimName {
  constructor(
    private readonly claims: UserNameClaims,
    private readonly keyedHash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** Answers the claim that is held now: this one, or an earlier one of this user. @throws RefusedError `user_name_taken` */
  async run(wanted: UserNameClaim): Promise<UserNameClaim> {
    const { foldedName, userId } = wanted;
    const nowMs = this.clock.now();
    const held = await this.claims.claim(wanted, nowMs, nowMs + CLAIM_MS);
    if (held.userId !== userId) throw taken(foldedName);
    // The claim first, the block then: whoever frees a name blocks it with the same write.
    if (!(await this.claims.isBlocked(this.hashOf(foldedName), nowMs))) return held;
    await this.claims.release(foldedName, userId);
    throw taken(foldedName);
  }

  /** The block of a name that was freed at `freedAtMs`. */
  block(foldedName: string, freedAtMs: number): NameBlock {
    return { nameHash: this.hashOf(foldedName), untilMs: freedAtMs + BLOCKED_MS };
  }

  /** What stands for a name where none may stand. */
  hashOf(foldedName: string): string {
    return this.keyedHash.of('user name', foldedName);
  }
}

export function taken(foldedName: string): RefusedError {
  return new RefusedError('user_name_taken', `The user name "${foldedName}" is taken. Choose another one.`);
}
