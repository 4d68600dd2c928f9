import { type AnyEvent, timestampOfId } from '#libs/events';
import { type AppendAndApply, type CreateRequest, keyedByContent, newEvent, type RequestOnce } from '#libs/stream';
import type { CheckPassword } from './check-password.js';
import { type ClaimName, taken } from './claim-name.js';
import type { Profile } from './ports.js';
import type { SetUp } from './set-up.js';
import { foldUserName } from './user-name.js';

export interface Registration {
  readonly userName: string;
  readonly password: string;
  readonly fullName: string;
  /** Makes the account the first administrator's. */
  readonly setupCode?: string | undefined;
}

/** Makes an account: claims the name, with the password's hash, then appends user.registered. */
export class RegisterAccount {
  constructor(
    private readonly names: ClaimName,
    private readonly passwords: CheckPassword,
    private readonly once: RequestOnce,
    private readonly commit: AppendAndApply,
    private readonly setUp: SetUp,
  ) {}

  /**
   * @throws RefusedError `user_name_taken`, `user_name_reserved`, `idempotency_key_reused`, `forbidden` for a wrong
   * set-up code; and as AppendAndApply.run
   */
  async run(registration: Registration, asked: CreateRequest): Promise<Profile> {
    const { fullName, setupCode } = registration;
    const foldedName = foldUserName(registration.userName);
    const content = { foldedName, fullName, ...(setupCode !== undefined && { administrator: true }) };
    // Nobody is signed in: a key is unique within the name that is asked for, not among all strangers; and a claim
    // of a key is no place for a name.
    const request = keyedByContent({ ...asked, account: `${asked.account}/${this.names.hashOf(foldedName)}` }, content);
    const { ids, answered } = await this.once.begin(request, ['userId', 'eventId', 'roleEventId'], content);
    if (answered && asked.idempotencyKey === undefined) throw taken(foldedName);
    // A wrong code takes no name; the right one is taken by whoever has a name.
    if (setupCode !== undefined && !answered) await this.setUp.check(setupCode);
    await this.claim(foldedName, ids.userId, registration.password);
    const user = newProfile(ids.userId, foldedName, fullName);
    if (answered) return user;
    if (setupCode !== undefined) await this.setUp.take(setupCode, ids.userId);
    const { id: userId, createdAt } = user;
    const data = { userId, userName: foldedName, fullName, createdAt };
    const events: AnyEvent[] = [newEvent('user.registered', ids.eventId, data, request.origin)];
    if (setupCode !== undefined)
      events.unshift(newEvent('user.role', ids.roleEventId, { userId, role: 'admin' }, request.origin));
    await this.commit.run(events);
    await this.once.answered(request);
    if (setupCode !== undefined) await this.setUp.done();
    return user;
  }

  /** A repeat holds the name already, and must know the password. */
  private async claim(foldedName: string, userId: string, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const held = await this.names.run({ foldedName, userId, passwordHash });
    if (held.passwordHash === passwordHash) return;
    if (!(await this.passwords.isOf(userId, password))) throw taken(foldedName);
  }
}

function newProfile(id: string, userName: string, fullName: string): Profile {
  return { id, userName, fullName, bio: '', website: '', avatarId: null, createdAt: timestampOfId(id) };
}
