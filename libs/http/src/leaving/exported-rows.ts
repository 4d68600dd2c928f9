import type { SessionStore, User, UserStore } from '#libs/account/ports';
import type { FollowGraph, FollowList, Relations, TimelineStore } from '#libs/feed/ports';
import type { Acted, ActKind, ActStore, CommentStore, PostStore } from '#libs/post/ports';
import { PAGE, pages } from './pages.js';

/** Rows of one kind, page by page. */
type Rows = AsyncIterable<readonly object[]>;

/** What a person wrote and does, as it stands now: sections of an export, by name. */
export class ExportedRows {
  constructor(
    private readonly accounts: { readonly users: UserStore; readonly sessions: SessionStore },
    private readonly timelines: TimelineStore,
    private readonly written: { readonly posts: PostStore; readonly comments: CommentStore },
    private readonly acts: ActStore,
    private readonly ties: { readonly graph: FollowGraph; readonly relations: Relations },
  ) {}

  /** Undefined where there is no such account, or no longer. */
  async account(userId: string): Promise<User | undefined> {
    return (await this.accounts.users.byIds([userId])).get(userId);
  }

  sections(userId: string): Readonly<Record<string, Rows>> {
    return {
      posts: this.posts(userId),
      comments: this.comments(userId),
      likes: this.acted(userId, 'like'),
      saves: this.acted(userId, 'save'),
      views: this.acted(userId, 'view'),
      following: this.people(userId, 'following'),
      followers: this.people(userId, 'followers'),
      requested: this.people(userId, 'requested'),
      requests: this.people(userId, 'requests'),
      blocksAndMutes: this.blocksAndMutes(userId),
      sessions: this.sessions(userId),
    };
  }

  private async *posts(userId: string): Rows {
    for await (const ids of pages((last?: string) => this.timelines.author(userId, PAGE, last))) {
      const posts = await this.written.posts.byIds(ids);
      yield ids.flatMap((id) => {
        const post = posts.get(id);
        if (!post) return [];
        const { caption, place, createdAt, editedAt, mediaIds, altTexts } = post;
        const media = mediaIds.map((mediaId, index) => ({ id: mediaId, altText: altTexts[index] ?? '' }));
        return [{ id, caption, place, createdAt, editedAt, media }];
      });
    }
  }

  private async *comments(userId: string): Rows {
    for await (const ids of pages((last?: string) => this.written.comments.by(userId, PAGE, last))) {
      const comments = await this.written.comments.byIds(ids);
      yield [...comments.values()].map(({ id, postId, parentId, text, createdAt }) => {
        return { id, postId, parentId, text, createdAt };
      });
    }
  }

  private async *acted(userId: string, kind: ActKind): Rows {
    for await (const acts of pages((last?: Acted) => this.acts.by(userId, kind, PAGE, last))) yield acts;
  }

  /** Without what proves them. */
  private async *sessions(userId: string): Rows {
    const sessions = await this.accounts.sessions.of(userId);
    yield sessions.map(({ id, device, createdAtMs, usedAtMs }) => {
      return { id, device, createdAt: timeOf(createdAtMs), usedAt: timeOf(usedAtMs) };
    });
  }

  private async *people(userId: string, list: FollowList): Rows {
    for await (const ids of pages((last?: string) => this.ties.graph.list(list, userId, PAGE, last))) {
      yield await this.named(ids);
    }
  }

  private async *blocksAndMutes(userId: string): Rows {
    const rows = (last?: { subjectId: string }) => this.ties.relations.by(userId, PAGE, last?.subjectId);
    for await (const some of pages(rows)) {
      const people = new Map((await this.named(some.map(({ subjectId }) => subjectId))).map((one) => [one.id, one]));
      yield some.flatMap(({ subjectId, blocks, mutes }) => {
        const person = people.get(subjectId);
        return person ? [{ ...person, blocks, mutes }] : [];
      });
    }
  }

  /** Those who are still there. */
  private async named(ids: readonly string[]): Promise<readonly { id: string; userName: string }[]> {
    const users = await this.accounts.users.byIds(ids);
    return [...users.values()].map(({ id, userName }) => ({ id, userName }));
  }
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
