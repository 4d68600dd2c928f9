import { CREATE_VERSION } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import type { Passwords, Profile, ResetCodes, SessionStore, UserStore } from './ports.js';
import type { SettleNames } from './settle-names.js';

/** Events of topic `users` → the user's row, section by section, and what hangs on it: names, sessions, passwords. */
export class FoldUser {
  /** By event type: the consumer and the API fold the same. */
  readonly folds = {
    'user.registered': (received) => this.registered(received),
    'user.edited': (received) => this.edited(received),
    'user.visibility': ({ event, version }) => this.users.setPrivate(event.data.userId, event.data.isPrivate, version),
    'user.role': ({ event, version }) => this.users.setRole(event.data.userId, event.data.role, version),
    'user.suspended': (received) => this.suspended(received),
    'user.restored': ({ event, version }) => this.users.setSuspended(event.data.userId, false, version),
    'user.deleted': (received) => this.deleted(received),
  } as const satisfies FoldTable;

  constructor(
    private readonly users: UserStore,
    private readonly settleNames: SettleNames,
    private readonly sessions: SessionStore,
    private readonly passwords: Passwords,
    private readonly resetCodes: ResetCodes,
  ) {}

  private async registered({ event }: Received<'user.registered'>): Promise<void> {
    const { userId, userName, fullName, createdAt } = event.data;
    const nothingElse = { bio: '', website: '', avatarId: null };
    await this.users.putProfile({ id: userId, userName, fullName, ...nothingElse, createdAt }, CREATE_VERSION);
    await this.settleNames.run({ userId, foldedName: userName, timeMs: Date.parse(event.time) });
  }

  private async edited({ event, version }: Received<'user.edited'>): Promise<void> {
    const { userId, userName } = event.data;
    await this.users.putProfile(profileOf(event.data), version);
    await this.settleNames.run({ userId, foldedName: userName, timeMs: Date.parse(event.time) });
  }

  /** A suspension that was lifted since leaves the sessions that began after it. */
  private async suspended({ event, version }: Received<'user.suspended'>): Promise<void> {
    const { userId } = event.data;
    await this.users.setSuspended(userId, true, version);
    if ((await this.users.standing(userId)).suspended) await this.sessions.endAll(userId);
  }

  private async deleted({ event }: Received<'user.deleted'>): Promise<void> {
    const { userId } = event.data;
    await this.users.delete(userId);
    await this.settleNames.run({ userId, timeMs: Date.parse(event.time) });
    await this.sessions.endAll(userId);
    await this.passwords.delete(userId);
    await this.resetCodes.delete(userId);
  }
}

function profileOf(data: Received<'user.edited'>['event']['data']): Profile {
  const { userId, userName, fullName, bio, website, avatarId, createdAt } = data;
  return { id: userId, userName, fullName, bio, website, avatarId, createdAt };
}
