import { RefusedError } from '#libs/events';
import type { Clock, Random } from '#libs/stream/ports';
import type { KeyedHash, ResetCodes, UserNameClaims } from './ports.js';

const CODE_MS = 3_600_000;
const TRIES = 5;
/** Without 0, 1, i, l, o and u, which are read for one another or spell words. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
const CODE_LENGTH = 12;

/** A code as it is told to a person. */
export interface IssuedCode {
  readonly code: string;
  readonly expiresAtMs: number;
}

/** One-time codes by which an administrator lets somebody set a new password. */
export class ResetByCode {
  constructor(
    private readonly codes: ResetCodes,
    private readonly claims: UserNameClaims,
    private readonly keyedHash: KeyedHash,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** A new code for an account; the former one is worth nothing any more. */
  async issue(userId: string): Promise<IssuedCode> {
    const code = this.newCode();
    const expiresAtMs = this.clock.now() + CODE_MS;
    await this.codes.put(userId, { codeHash: this.hashOf(userId, code), triesLeft: TRIES, expiresAtMs });
    return { code, expiresAtMs };
  }

  /** The code of an account is worth nothing any more. */
  async cancel(userId: string): Promise<void> {
    await this.codes.delete(userId);
  }

  /** Spends the code, and answers whose it was. @throws RefusedError `reset_code_wrong` */
  async use(userName: string, code: string): Promise<string> {
    const claim = await this.claims.find(userName.toLowerCase());
    const right = claim && (await this.codes.use(claim.userId, this.hashOf(claim.userId, code), this.clock.now()));
    if (claim && right) return claim.userId;
    throw new RefusedError('reset_code_wrong', 'User name or code is wrong, or the code was used or has ended.');
  }

  /** However it is typed: upper case, and with or without the dashes. */
  private hashOf(userId: string, code: string): string {
    return this.keyedHash.of('reset code', `${userId} ${code.toLowerCase().replaceAll(/[\s-]/g, '')}`);
  }

  private newCode(): string {
    const letters = Array.from(
      { length: CODE_LENGTH },
      () => ALPHABET[Math.floor(this.random.fraction() * ALPHABET.length)],
    );
    return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
  }
}
