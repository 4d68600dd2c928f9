import { CREATE_VERSION } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import type { Profile, UserNameClaims, UserStore } from './ports.js';
import { foldUserName } from './user-name.js';

/** Events of topic `users` → the user's row, section by section; the claim of a registered name no longer expires. */
export class FoldUser {
  /** By event type: the consumer and the API fold the same. */
  readonly folds = {
    'user.registered': (received) => this.registered(received),
    'user.edited': ({ event, version }) => this.users.putProfile(profileOf(event.data), version),
    'user.visibility': ({ event, version }) => this.users.setPrivate(event.data.userId, event.data.isPrivate, version),
    'user.role': ({ event, version }) => this.users.setRole(event.data.userId, event.data.role, version),
    'user.suspended': ({ event, version }) => this.users.setSuspended(event.data.userId, true, version),
    'user.restored': ({ event, version }) => this.users.setSuspended(event.data.userId, false, version),
    'user.deleted': ({ event }) => this.users.delete(event.data.userId),
  } as const satisfies FoldTable;

  constructor(
    private readonly users: UserStore,
    private readonly claims: UserNameClaims,
  ) {}

  private async registered({ event }: Received<'user.registered'>): Promise<void> {
    const { userId, userName, fullName, createdAt } = event.data;
    const nothingElse = { bio: '', website: '', avatarId: null };
    await this.users.putProfile({ id: userId, userName, fullName, ...nothingElse, createdAt }, CREATE_VERSION);
    await this.claims.makePermanent(foldUserName(userName), userId);
  }
}

function profileOf(data: Received<'user.edited'>['event']['data']): Profile {
  const { userId, userName, fullName, bio, website, avatarId, createdAt } = data;
  return { id: userId, userName, fullName, bio, website, avatarId, createdAt };
}
