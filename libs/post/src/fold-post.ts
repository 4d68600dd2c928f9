import { CREATE_VERSION } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { tagsIn } from './caption.js';
import type { PostStore } from './ports.js';

/** post.created, post.edited → section `post` of the post's row. */
export class FoldPost {
  constructor(private readonly posts: PostStore) {}

  async run({ event, version }: Received<'post.created' | 'post.edited'>): Promise<void> {
    const { postId: id, authorId, caption, mediaIds, altTexts, place, mentionIds, createdAt } = event.data;
    const editedAt = event.type === 'post.edited' ? event.data.editedAt : undefined;
    const written = { caption, tags: tagsIn(caption), altTexts, place, mentionIds, editedAt };
    const content = { id, authorId, mediaIds, createdAt, ...written };
    await this.posts.put(content, event.type === 'post.edited' ? version : CREATE_VERSION);
  }
}

/** post.moderated → section `moderation`. */
export class HidePost {
  constructor(private readonly posts: PostStore) {}

  async run({ event, version }: Received<'post.moderated'>): Promise<void> {
    await this.posts.setHidden(event.data.postId, event.data.hidden, version);
  }
}

/** post.deleted → a row of id and version, for good. */
export class RemovePost {
  constructor(private readonly posts: PostStore) {}

  async run({ event }: Received<'post.deleted'>): Promise<void> {
    await this.posts.delete(event.data.postId);
  }
}
