import type { User } from '#libs/account/ports';
import type { MediaStore } from '#libs/media/ports';
import type { UserBody } from '../shapes.js';
import { inBatches } from './in-batches.js';
import { renditionsOf } from './present.js';
import { isPlayable } from './rules.js';

/** Reads avatars. They are public, whatever the account is. */
export class Avatars {
  constructor(private readonly media: MediaStore) {}

  /** By user; those without one, or of which nothing is playable yet, are missing. */
  async of(users: readonly User[]): Promise<ReadonlyMap<string, UserBody['avatar']>> {
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
