import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PostStore } from '#libs/post';
import { Clock } from '#libs/stream/ports';
import type { Caller } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { MovableClock } from '../edge/movable-clock.js';
import { person, signedIn } from './people.js';
import { photo } from './photo.js';

const RUNS = process.env['LONG'] ? 100 : 10;
const PEOPLE = 3;
/** What is remembered of media is forgotten by then, and the limits of calls begin anew. */
const LATER_MS = 61_000;

/** Of words, and of what is set in the store: none comes twice. */
let marks = 2 ** 44;

const who = fc.nat(PEOPLE - 1);
const act = fc.oneof(
  fc.record({ do: fc.constantFrom('follow', 'unfollow', 'accept', 'refuse', 'block', 'lift'), who, whom: who }),
  fc.record({ do: fc.constantFrom('private', 'public', 'post', 'block the stranger', 'lift the stranger'), who }),
  fc.record({ do: fc.constantFrom('comment', 'hide', 'show', 'delete'), who, which: fc.nat() }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

interface Words {
  /** In all that it is made of. */
  readonly word: string;
  readonly author: number;
}
interface KnownPost extends Words {
  readonly id: string;
  readonly mediaId: string;
  readonly url: string;
  hidden: boolean;
  deleted: boolean;
  readonly comments: Words[];
}

/** Some people whom a stranger knows by their ids, and what each of them did. */
class Town {
  private readonly posts: KnownPost[] = [];
  private readonly isPrivate = new Set<number>();
  private readonly blocksStranger = new Set<number>();
  /** Words that the stranger found, and such as they were not told. */
  found = 0;
  kept = 0;

  private constructor(
    private readonly edge: EdgeServer,
    private readonly clock: MovableClock,
    private readonly people: readonly Caller[],
    private readonly stranger: Caller,
  ) {}

  static async found(edge: EdgeServer, clock: MovableClock): Promise<Town> {
    const ids = await Promise.all(Array.from({ length: PEOPLE + 1 }, () => person(edge)));
    const [stranger, ...people] = await Promise.all(ids.map((id) => signedIn(edge, id)));
    return new Town(edge, clock, people, stranger!);
  }

  async take(next: Act): Promise<void> {
    const me = this.people[next.who]!;
    if ('whom' in next) return this.toSomebody(next.do, me, this.people[next.whom]!);
    if ('which' in next) return this.toPost(next.do, next.who, this.posts[next.which % (this.posts.length || 1)]);
    if (next.do === 'post') return this.post(next.who);
    if (next.do === 'private' || next.do === 'public') {
      const on = next.do === 'private';
      const { status } = await me.json('PATCH', '/v1/users/me?fields=isPrivate', { isPrivate: on });
      expect(status).toBe(200);
      return void (on ? this.isPrivate.add(next.who) : this.isPrivate.delete(next.who));
    }
    const on = next.do === 'block the stranger';
    await me.send(on ? 'PUT' : 'DELETE', `/v1/users/${this.stranger.id}/block`);
    if (on) this.blocksStranger.add(next.who);
    else this.blocksStranger.delete(next.who);
  }

  private async toSomebody(what: string, me: Caller, { id }: Caller): Promise<void> {
    const calls: Record<string, [string, string]> = {
      follow: ['PUT', `/v1/users/${id}/follow`],
      unfollow: ['DELETE', `/v1/users/${id}/follow`],
      accept: ['PUT', `/v1/follow-requests/${id}`],
      refuse: ['DELETE', `/v1/follow-requests/${id}`],
      block: ['PUT', `/v1/users/${id}/block`],
      lift: ['DELETE', `/v1/users/${id}/block`],
    };
    await me.send(...calls[what]!);
  }

  private async toPost(what: string, author: number, post: KnownPost | undefined): Promise<void> {
    if (!post) return;
    if (what === 'comment') {
      const word = `word${marks++}`;
      const { status } = await this.people[author]!.post(`/v1/posts/${post.id}/comments`, { text: word });
      if (status === 201) post.comments.push({ word, author });
    } else if (what === 'delete') {
      const { status } = await this.people[author]!.send('DELETE', `/v1/posts/${post.id}`);
      if (status === 204) post.deleted = true;
    } else {
      await this.edge.engine(PostStore).setHidden(post.id, what === 'hide', marks++);
      post.hidden = what === 'hide';
    }
  }

  private async post(author: number): Promise<void> {
    const word = `word${marks++}`;
    const made = await photo(this.edge, this.people[author]!.id, word);
    const { body } = await this.people[author]!.post('/v1/users/me/posts', {
      caption: `${word} #town`,
      mediaIds: [made.id],
    });
    this.posts.push({
      ...{ id: body.id, word, author, mediaId: made.id, url: `/${made.path}` },
      ...{ hidden: false, deleted: false, comments: [] },
    });
  }

  /** By brute force: the words that are for everybody who is signed in and whom the author does not block. */
  private open(): Set<string> {
    const isOpen = ({ author }: Words): boolean => !this.blocksStranger.has(author);
    const posts = this.posts.filter((post) => isOpen(post) && this.isPublic(post));
    return new Set(posts.flatMap((post) => [post.word, ...post.comments.filter(isOpen).map(({ word }) => word)]));
  }

  private isPublic(post: KnownPost): boolean {
    return !this.isPrivate.has(post.author) && !post.hidden && !post.deleted;
  }

  /** Asks for everything, by every id. Answers the words that were found and are private, and the open ones that were not. */
  async probe(): Promise<string[]> {
    this.clock.move(LATER_MS);
    const ofPeople = ['', '/posts', '/followers', '/following', '/feed'];
    const paths = [
      ...this.people.flatMap(({ id }) => ofPeople.map((of) => `/v1/users/${id}${of}`)),
      ...this.posts.flatMap(({ id, mediaId }) => {
        return [`/v1/posts/${id}`, `/v1/posts/${id}/comments`, `/v1/posts/${id}/likes`, `/v1/media/${mediaId}`];
      }),
      ...['/v1/explore', '/v1/tags/town/posts', '/v1/saved', '/v1/notifications', '/v1/users/me/feed'],
    ];
    const texts = await Promise.all(paths.map(async (path) => (await this.stranger.get(path)).text));
    const open = this.open();
    const found = new Set(texts.join(' ').match(/word\d+/g));
    const words = this.posts.flatMap((post) => [post.word, ...post.comments.map(({ word }) => word)]);
    this.found += found.size;
    this.kept += words.length - open.size;
    const wrong = words.filter((word) => found.has(word) !== open.has(word));
    const told = wrong.map((word) => {
      const where = paths.filter((_, index) => texts[index]!.includes(word));
      return found.has(word) ? `${word} is private: ${where.join(', ')}` : `${word} is open, and was not found`;
    });
    return [...told, ...(await this.fetchBytes())];
  }

  /** Bytes are for everybody, signed in or not, who has the URL of a public media: a block changes nothing. */
  private async fetchBytes(): Promise<string[]> {
    const fetched = this.posts.map(async (post) => {
      const { text } = await this.stranger.get(post.url);
      return text.includes(post.word) === this.isPublic(post) ? [] : [`${post.word}: bytes ${text}`];
    });
    return (await Promise.all(fetched)).flat();
  }
}

describe('a stranger who probes', () => {
  let edge: EdgeServer;
  let clock: MovableClock;
  beforeEach(async () => {
    clock = new MovableClock();
    edge = await startEdge(new Map([[Clock, clock]]));
  });
  afterEach(() => edge.stop());

  it('every read by every id finds nothing private, and all that is open, after whatever people do', async () => {
    let [found, kept] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 14 }), async (acts) => {
        const town = await Town.found(edge, clock);
        for (const author of [0, 1]) await town.take({ do: 'post', who: author });
        for (const next of acts) {
          await town.take(next);
          expect(await town.probe()).toEqual([]);
        }
        [found, kept] = [found + town.found, kept + town.kept];
      }),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS);
    expect(kept).toBeGreaterThan(RUNS);
  }, 120_000);
});
