import type { User } from '#libs/account/ports';
import type { MediaStore } from '#libs/media/ports';
import type { People } from '../policy/read-people.js';
import type { AvatarsByUser } from './hydrated.js';
import { inBatches } from './in-batches.js';
import { renditionsOf } from './present.js';
import { isPlayable } from './rules.js';

export const NO_AVATARS: AvatarsByUser = new Map();

/** Reads avatars. They are public, whatever the account is. */
export class Avatars {
  constructor(private readonly media: MediaStore) {}

  async of(users: readonly User[]): Promise<AvatarsByUser> {
    const wanted = users.flatMap(({ id, avatarId }) => (avatarId === null ? [] : [{ id, avatarId }]));
    const media = await inBatches([...new Set(wanted.map(({ avatarId }) => avatarId))], (ids) => this.media.byIds(ids));
    return new Map(
      wanted.flatMap(({ id, avatarId }) => {
        const one = media.get(avatarId);
        return one && isPlayable(one.state) ? [[id, renditionsOf(one, '')] as const] : [];
      }),
    );
  }
}

/** Of some of these people. */
export function avatarsOf({ users }: People, ids: readonly string[], media: MediaStore): Promise<AvatarsByUser> {
  return new Avatars(media).of(ids.flatMap((id) => users.get(id) ?? []));
}
