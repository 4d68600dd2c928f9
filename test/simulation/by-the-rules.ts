import { type AnyEvent, keyOf } from '#libs/events';
import type { Media } from '#libs/media';
import type { Check } from './invariants.ts';
import { expect } from './expect.ts';
import { hashOf } from './state.ts';
import type { Site } from './site.ts';

type Follow = { readonly wanted: boolean; readonly allowed: boolean };

/** What the log says last of everything, by the plainest rule: what rows must be, and who may see what. */
export class Truth {
  /** Those who did not leave. */
  readonly people: readonly string[];
  readonly left: ReadonlySet<string>;
  /** Also of those who left, as they were written last. */
  readonly names = new Map<string, { readonly userName: string; readonly fullName: string }>();
  /** Those that were not deleted, by id, as they were written last. */
  readonly posts = new Map<string, { authorId: string; caption: string; mediaIds: readonly string[] }>();
  readonly deletedPosts = new Map<string, { mediaIds: readonly string[] }>();
  readonly comments = new Map<
    string,
    { postId: string; text: string; authorId: string; parentId?: string | undefined }
  >();
  readonly deletedComments = new Set<string>();
  private readonly sets = new Map<string, boolean>();
  private readonly state: {
    media: Readonly<Record<string, Media>>;
    follows: Readonly<Record<string, Record<string, Follow>>>;
  };

  constructor({ journal }: Site, state: { readonly media: unknown; readonly follows: unknown }) {
    this.state = state as Truth['state'];
    for (const { data } of journal.events('user.registered')) this.names.set(data.userId, data);
    for (const { data } of journal.events('user.edited')) this.names.set(data.userId, data);
    this.left = new Set(journal.events('user.deleted').map(({ data }) => data.userId));
    this.people = [...this.names.keys()].filter((id) => !this.left.has(id));
    for (const { data } of journal.events('post.created')) this.posts.set(data.postId, data);
    for (const { data } of journal.events('post.edited')) this.posts.set(data.postId, data);
    for (const { data } of journal.events('comment.created')) this.comments.set(data.commentId, data);
    for (const { data } of journal.events('post.deleted')) {
      this.deletedPosts.set(data.postId, data);
      this.posts.delete(data.postId);
    }
    for (const { data } of journal.events('comment.deleted')) {
      this.deletedComments.add(data.commentId);
      this.comments.delete(data.commentId);
    }
    for (const { event } of journal.entries) if (event) this.note(event);
  }

  isOn(what: string, id: string): boolean {
    return this.sets.get(`${what} ${id}`) ?? false;
  }

  follows(actorId: string, subjectId: string): boolean {
    const row = this.state.follows[actorId]?.[subjectId];
    return row?.wanted === true && row.allowed;
  }

  /** `home`: in the viewer's home timeline. */
  sees(viewer: string, postId: string, home = false): boolean {
    const post = this.posts.get(postId);
    // Whoever is suspended is nobody, and sees nothing.
    if (!post || this.isOn('suspended', viewer)) return false;
    const { authorId } = post;
    const follows = this.follows(viewer, authorId);
    if (home && (!follows || this.isOn('mute.set', `${authorId}:${viewer}`))) return false;
    if (viewer === authorId) return true;
    if (this.isOn('suspended', authorId) || this.isOn('hidden', postId)) return false;
    if (this.isOn('block.set', `${authorId}:${viewer}`) || this.isOn('block.set', `${viewer}:${authorId}`))
      return false;
    if (this.isOn('private', authorId) && !follows) return false;
    const states = post.mediaIds.map((id) => this.state.media[id]?.state);
    return states.every((state) => state && state !== 'processing') && states.some((state) => state === 'ready');
  }

  /** Comments and replies on a post that the viewer sees. */
  commentsFor(viewer: string, postId: string): string[] {
    const shown = new Set<string>();
    for (const [id, comment] of this.comments) if (comment.postId === postId && this.reads(viewer, id)) shown.add(id);
    return [...shown].filter((id) => shown.has(this.comments.get(id)!.parentId ?? id));
  }

  private reads(viewer: string, commentId: string): boolean {
    const { authorId } = this.comments.get(commentId)!;
    if (viewer === authorId) return true;
    if (this.isOn('suspended', authorId) || this.isOn('hidden', commentId)) return false;
    return !this.isOn('block.set', `${authorId}:${viewer}`) && !this.isOn('block.set', `${viewer}:${authorId}`);
  }

  private note(event: AnyEvent): void {
    const { type, data } = event;
    if (type === 'user.visibility') this.sets.set(`private ${data.userId}`, data.isPrivate);
    if (type === 'user.suspended' || type === 'user.restored') {
      this.sets.set(`suspended ${data.userId}`, type === 'user.suspended');
    }
    if (type === 'post.moderated') this.sets.set(`hidden ${data.postId}`, data.hidden);
    if (type === 'comment.moderated') this.sets.set(`hidden ${data.commentId}`, data.hidden);
    if ('on' in data && typeof data.on === 'boolean') this.sets.set(`${type} ${keyOf(event)}`, data.on);
  }
}

/** Rules of who sees what, and what is left of what was deleted. */
export const RULES: Readonly<Record<string, Check>> = {
  'rows-are-last-words': async ({ site, state }) => {
    const truth = new Truth(site, state);
    const { posts, users, comments, relations, acts } = site.machines.store;
    for (const [id, { caption }] of truth.posts) {
      const row = (await posts.byIds([id])).get(id);
      const seen = `post ${id}: row "${row?.caption}" hidden ${row?.hidden}, log "${caption}"`;
      expect('rows-are-last-words', row?.caption === caption && row.hidden === truth.isOn('hidden', id), seen);
    }
    for (const [id, { text }] of truth.comments) {
      const row = (await comments.byIds([id])).get(id);
      expect('rows-are-last-words', row?.text === text, `comment ${id}: row "${row?.text}", log "${text}"`);
    }
    for (const id of truth.people) {
      const user = (await users.byIds([id])).get(id)!;
      const seen = `user ${id}: private ${user.isPrivate}, suspended ${user.suspended}`;
      const same = user.isPrivate === truth.isOn('private', id) && user.suspended === truth.isOn('suspended', id);
      expect('rows-are-last-words', same, seen);
      const ties = await relations.of(id, truth.people);
      for (const other of truth.people) {
        const tie = ties.get(other);
        const blocks = tie?.blocks ?? false;
        const mutes = tie?.mutes ?? false;
        const right =
          blocks === truth.isOn('block.set', `${other}:${id}`) && mutes === truth.isOn('mute.set', `${other}:${id}`);
        expect('rows-are-last-words', right, `${id} on ${other}: blocks ${blocks}, mutes ${mutes}`);
      }
      for (const [kind, type] of [
        ['save', 'save.set'],
        ['view', 'view.set'],
      ] as const) {
        for (const postId of truth.posts.keys()) {
          const on = (await acts.on(id, kind, [postId])).has(postId);
          expect(
            'rows-are-last-words',
            on === truth.isOn(type, `${postId}:${id}`),
            `${id} ${kind} of ${postId}: ${on}`,
          );
        }
      }
    }
  },
  'seen-as-allowed': async ({ site, state, readOne }) => {
    const truth = new Truth(site, state);
    for (const viewer of truth.people) {
      for (const postId of [...truth.posts.keys(), ...truth.deletedPosts.keys()]) {
        const [is, may] = [await readOne(postId, viewer), truth.sees(viewer, postId)];
        expect('seen-as-allowed', is === may, `${viewer} sees ${postId}: ${is}, by the rules ${may}`);
      }
    }
  },
  'feed-as-read': async ({ site, state, read }) => {
    const truth = new Truth(site, state);
    const posts = [...truth.posts.keys()].sort().reverse();
    for (const person of truth.people) {
      const wanted = posts.filter((id) => truth.sees(person, id, true));
      const shown = (await read(person)).map(({ id }) => id);
      const seen = `${person} is shown ${shown.join(', ')}, has to be ${wanted.join(', ')}`;
      expect('feed-as-read', hashOf(shown) === hashOf(wanted), seen);
    }
  },
  'deleted-is-nowhere': async ({ site, state }) => {
    const truth = new Truth(site, state);
    const { posts, comments, media } = site.machines.store;
    const paths = site.machines.blobs.paths();
    for (const [id, { mediaIds }] of truth.deletedPosts) {
      expect('deleted-is-nowhere', !(await posts.byIds([id])).has(id), `post ${id} has a row with content`);
      for (const mediaId of mediaIds) {
        expect(
          'deleted-is-nowhere',
          !(await media.byIds([mediaId])).has(mediaId),
          `media ${mediaId} of ${id} has a row`,
        );
        const left = paths.filter((path) => path.includes(mediaId));
        expect('deleted-is-nowhere', left.length === 0, `of post ${id} stays ${left.join(', ')}`);
      }
    }
    for (const id of truth.deletedComments) {
      expect('deleted-is-nowhere', !(await comments.byIds([id])).has(id), `comment ${id} has a row with its text`);
    }
  },
};

/** Of files that were not deleted since. */
export function uploadsIn({ journal }: Site) {
  const gone = new Set(journal.events('media.deleted').map(({ data }) => data.mediaId));
  return journal.events('media.uploaded').flatMap(({ data }) => (gone.has(data.mediaId) ? [] : [data]));
}
