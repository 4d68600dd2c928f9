import { CREATE_VERSION } from '#libs/stream';
import type { FoldTable, Received } from '#libs/stream/ports';
import { tagsIn } from './caption.js';
import type { ActKind, ActStore, PostStore } from './ports.js';

/** What events do to the rows of posts and of people's own acts: the API applies the same folds. */
export class PostRows {
  readonly folds: FoldTable = {
    'post.created': (received) => this.write(received),
    'post.edited': (received) => this.write(received),
    'post.moderated': ({ event, version }) => this.posts.setHidden(event.data.postId, event.data.hidden, version),
    'post.deleted': ({ event }) => this.posts.delete(event.data.postId),
    'like.set': (received) => this.act(received),
    'save.set': (received) => this.act(received),
    'view.set': (received) => this.act(received),
  };

  constructor(
    private readonly posts: PostStore,
    private readonly acts: ActStore,
  ) {}

  private async write({ event, version }: Received<'post.created' | 'post.edited'>): Promise<void> {
    const { postId: id, authorId, caption, mediaIds, altTexts, place, mentionIds, createdAt } = event.data;
    const editedAt = event.type === 'post.edited' ? event.data.editedAt : undefined;
    const written = { caption, tags: tagsIn(caption), altTexts, place, mentionIds, editedAt };
    const content = { id, authorId, mediaIds, createdAt, ...written };
    await this.posts.put(content, event.type === 'post.edited' ? version : CREATE_VERSION);
  }

  /** By these a viewer is told at once what they did. */
  private async act({ event, version }: Received<'like.set' | 'save.set' | 'view.set'>): Promise<void> {
    const { actorId, subjectId, on } = event.data;
    const kind = event.type.slice(0, -'.set'.length) as ActKind;
    await this.acts.set({ actorId, kind, subjectId }, { on, at: event.time }, version);
  }
}
