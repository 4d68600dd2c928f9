import { type MediaOriginal, UnpostedMedia } from '#libs/media/ports';
import type { MediaClaims } from '#libs/post/ports';
import type { UserStore } from '#libs/account/ports';

/** Looks into the rows of media, claims and users. */
export class MemoryUnpostedMedia extends UnpostedMedia {
  constructor(
    private readonly media: { all(): readonly MediaOriginal[] },
    private readonly claims: MediaClaims,
    private readonly users: UserStore,
  ) {
    super();
  }

  async under(id: string, limit: number): Promise<readonly { mediaId: string; ownerId: string }[]> {
    const found: { mediaId: string; ownerId: string }[] = [];
    const old = this.media.all().filter((one) => one.id < id);
    for (const { id: mediaId, ownerId } of old.sort((one, other) => (one.id < other.id ? -1 : 1))) {
      const holder = (await this.claims.holder(mediaId)) ?? mediaId;
      const avatarId = (await this.users.byIds([ownerId])).get(ownerId)?.avatarId;
      if (holder === mediaId && avatarId !== mediaId) found.push({ mediaId, ownerId });
    }
    return found.slice(0, limit);
  }

  async take(mediaId: string): Promise<boolean> {
    return (await this.claims.claim([mediaId], mediaId)).length === 0;
  }
}
