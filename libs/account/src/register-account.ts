import { createHash } from 'node:crypto';
import { RefusedError, retentionDays, timestampOfId } from '#libs/events';
import { type AppendAndApply, type CreateRequest, keyedByContent, newEvent, type RequestOnce } from '#libs/stream';
import type { Clock } from '#libs/stream/ports';
import type { PasswordHasher, Profile, UserNameClaims } from './ports.js';
import { foldUserName } from './user-name.js';

export interface Registration {
  readonly userName: string;
  readonly password: string;
  readonly fullName: string;
}

/** A claim lives as long as the log keeps the event that makes it permanent. */
const CLAIM_MS = retentionDays.topic * 24 * 3_600_000;

/** Makes an account: claims the name, with the password's hash, then appends user.registered. */
export class RegisterAccount {
  constructor(
    private readonly claims: UserNameClaims,
    private readonly hasher: PasswordHasher,
    private readonly once: RequestOnce,
    private readonly commit: AppendAndApply,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `user_name_taken`, `user_name_reserved`, `idempotency_key_reused`; and as AppendAndApply.run */
  async run({ userName, password, fullName }: Registration, asked: CreateRequest): Promise<Profile> {
    const foldedName = foldUserName(userName);
    const content = { foldedName, fullName };
    // Nobody is signed in: a key is unique within the name that is asked for, not among all strangers.
    const request = keyedByContent({ ...asked, account: `${asked.account}/${digestOf(foldedName)}` }, content);
    const { ids, answered } = await this.once.begin(request, ['userId', 'eventId'], content);
    if (answered && asked.idempotencyKey === undefined) throw taken(foldedName);
    if (!(await this.holdsName(foldedName, ids.userId, password))) throw taken(foldedName);
    const user = newProfile(ids.userId, foldedName, fullName);
    if (answered) return user;
    const { id: userId, createdAt } = user;
    const data = { userId, userName: foldedName, fullName, createdAt };
    await this.commit.run([newEvent('user.registered', ids.eventId, data, request.origin)]);
    await this.once.answered(request);
    return user;
  }

  /** Whether the name is this account's, claimed with this password. */
  private async holdsName(foldedName: string, userId: string, password: string): Promise<boolean> {
    const passwordHash = await this.hasher.hash(password);
    const nowMs = this.clock.now();
    const held = await this.claims.claim({ foldedName, userId, passwordHash }, nowMs, nowMs + CLAIM_MS);
    if (held.userId !== userId) return false;
    return held.passwordHash === passwordHash || this.hasher.verify(password, held.passwordHash);
  }
}

/** A claim of a key is no place for a name. */
function digestOf(foldedName: string): string {
  return createHash('sha256').update(foldedName).digest('hex');
}

function taken(foldedName: string): RefusedError {
  return new RefusedError('user_name_taken', `The user name "${foldedName}" is taken. Choose another one.`);
}

function newProfile(id: string, userName: string, fullName: string): Profile {
  return { id, userName, fullName, bio: '', website: '', avatarId: null, createdAt: timestampOfId(id) };
}
