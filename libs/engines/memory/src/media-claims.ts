import { MediaClaims } from '#libs/post/ports';

export class MemoryMediaClaims extends MediaClaims {
  private readonly postOf = new Map<string, string>();

  async claim(mediaIds: readonly string[], postId: string): Promise<readonly string[]> {
    const taken = mediaIds.filter((mediaId) => (this.postOf.get(mediaId) ?? postId) !== postId);
    if (taken.length > 0) return taken;
    for (const mediaId of mediaIds) this.postOf.set(mediaId, postId);
    return [];
  }

  async holder(mediaId: string): Promise<string | undefined> {
    return this.postOf.get(mediaId);
  }
}
