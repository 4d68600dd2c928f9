import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '#libs/http';
import { MediaStore } from '#libs/media';
import { ActStore } from '#libs/post';
import { TallyStore } from '#libs/counter';
import { FollowGraph, TimelineStore } from '#libs/feed';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const FEED = '/v1/users/me/feed';

describe('the fields of an answer', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let bob: Caller;
  let post: string;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, bob] = [await signUp(edge, 'ann'), await signUp(edge, 'bob')];
    await bob.send('PUT', `/v1/users/${ann.id}/follow`);
    const parts: [string, string | Uint8Array][] = [
      ['caption', 'First light'],
      ['file', likeJpeg('one')],
      ['file', likeJpeg('two')],
    ];
    const { body } = await ann.form('/v1/users/me/posts', parts);
    for (const { id } of body.media) await edge.engine(MediaStore).raise(id, 0, 'ready');
    post = body.id;
  });
  afterAll(() => edge.stop());

  const read = async (path: string, fields: string) => {
    const { status, body } = await bob.get(`${path}?fields=${encodeURIComponent(fields)}`);
    expect(status).toBe(200);
    return body;
  };

  it('are those that were asked for, at any depth, in lists and out of them', async () => {
    const items = [{ id: post, author: { userName: 'ann' }, media: [{ state: 'ready' }, { state: 'ready' }] }];
    expect(await read(FEED, 'items(id,author(userName),media(state)),partial')).toEqual({ items, partial: false });
    expect(await read(`/v1/users/${ann.id}/posts`, 'items(id,author(userName),media(state))')).toEqual({ items });
    expect(await read(`/v1/posts/${post}`, 'id,author(userName),media(state)')).toEqual(items[0]);
    expect(await read(`/v1/users/${ann.id}`, 'userName,counts(posts)')).toEqual({
      userName: 'ann',
      counts: { posts: expect.any(Number) },
    });
  });

  it('are all of them where none is named, and once what is named twice', async () => {
    const whole = (await bob.get(`/v1/posts/${post}`)).body;
    expect(await read(`/v1/posts/${post}`, 'author(id),author,author(userName)')).toEqual({ author: whole.author });
    expect(await read(`/v1/posts/${post}`, 'author(id),author(fullName)')).toEqual({
      author: { id: ann.id, fullName: '' },
    });
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(['id', 'author', 'media', 'counts', 'viewer']));
  });

  it('have presets, for one thing and for a page of it', async () => {
    const card = await read(`/v1/posts/${post}`, '@card');
    expect(card).toMatchObject({
      id: post,
      author: { userName: 'ann' },
      caption: 'First light',
      viewer: { liked: false },
    });
    expect(card).not.toHaveProperty('audience');
    expect(await read(FEED, '@card')).toEqual({ items: [card], nextCursor: null, partial: false });
    const tile = await read(`/v1/posts/${post}`, '@tile,caption');
    expect(tile).toEqual({ id: post, caption: 'First light', media: card.media });
    expect(await read(FEED, 'items(@tile,caption)')).toEqual({ items: [tile] });
  });

  it.each([
    ['id,titel', "names 'titel', which is not there; known at the top: id, author, caption"],
    [
      'author(userNam)',
      "names 'author.userNam', which is not there; known in 'author': id, userName, fullName, avatar",
    ],
    ['@cord', "names '@cord', which is not there; known at the top: id,"],
    ['@card,', 'lacks a name at the top'],
    ['author()', "lacks a name in 'author'"],
    ['author(id', "does not close what it opens at 'author'"],
    ['id)', "has a ')' that opens nothing"],
    ['caption(id)', "names something in 'caption', which has no fields"],
    ['id, caption', 'takes names, commas, parentheses'],
    ['', 'lacks a name at the top'],
    ['__proto__', 'takes names'],
    ['constructor', "names 'constructor', which is not there"],
  ])('are refused under the mask %j, with what is wrong and what is known', async (fields, message) => {
    const { status, body } = await bob.get(`/v1/posts/${post}?fields=${encodeURIComponent(fields)}`);
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid_request', 'query.fields']);
    expect(body.errors[0].message).toContain(message);
  });

  it('are refused under a mask that is too long, or given twice', async () => {
    for (const fields of [`fields=${'id,'.repeat(400)}id`, 'fields=id&fields=caption']) {
      const { status, body } = await bob.get(`/v1/posts/${post}?${fields}`);
      expect([status, body.errors[0].path]).toEqual([400, 'query.fields']);
    }
  });

  /** Calls of these ports in one read, by name. */
  async function lookUps(path: string): Promise<string[]> {
    const called = new Set<string>();
    const restore = [TallyStore, ActStore, MediaStore, FollowGraph].map((port) =>
      watch(edge.engine<object>(port), port.name, called),
    );
    expect((await bob.get(path)).status).toBe(200);
    for (const undo of restore) undo();
    return [...called];
  }

  const readsOfPosts = [
    ['a feed', () => FEED, (fields: string) => `items(${fields})`],
    ['the posts of a user', () => `/v1/users/${ann.id}/posts`, (fields: string) => `items(${fields})`],
    ['a post', () => `/v1/posts/${post}`, (fields: string) => fields],
  ] as const;

  it.each(readsOfPosts)(
    'of %s are looked up where they are asked for, and not where they are not',
    async (_, path, mask) => {
      const extras = { counts: 'TallyStore.totals', viewer: 'ActStore.on', media: 'MediaStore.byIds' };
      for (const [field, lookUp] of Object.entries(extras)) {
        expect(await lookUps(`${path()}?fields=${mask(`id,${field}`)}`)).toContain(lookUp);
        const others = Object.entries(extras).filter(([name]) => name !== field);
        const found = await lookUps(`${path()}?fields=${mask(`id,${others.map(([name]) => name).join(',')}`)}`);
        expect(found).toEqual(expect.arrayContaining(others.map(([, other]) => other)));
        expect(found).not.toContain(lookUp);
      }
      const none = await lookUps(`${path()}?fields=${mask('id,caption')}`);
      expect(none).toContain('MediaStore.statesOf');
      for (const lookUp of Object.values(extras)) expect(none).not.toContain(lookUp);
    },
  );

  it('of a user are looked up where they are asked for, and not where they are not', async () => {
    const path = `/v1/users/${ann.id}?fields=`;
    expect(await lookUps(`${path}id,counts`)).toContain('TallyStore.totals');
    expect(await lookUps(`${path}id,viewer`)).toContain('FollowGraph.of');
    expect(await lookUps(`${path}id,viewer`)).not.toContain('TallyStore.totals');
    expect(await lookUps(`${path}id,counts(posts)`)).not.toContain('FollowGraph.of');
  });

  it.each([
    ['comments', () => `/v1/posts/${post}/comments`, { counts: 'TallyStore.totals', viewer: 'ActStore.on' }],
    [
      'followers',
      () => `/v1/users/${ann.id}/followers`,
      { counts: 'TallyStore.totals', 'viewer(followsMe)': 'FollowGraph.to' },
    ],
    ['likes', () => `/v1/posts/${post}/likes`, { counts: 'TallyStore.totals', 'viewer(followsMe)': 'FollowGraph.to' }],
    [
      'saved posts',
      () => '/v1/saved',
      { counts: 'TallyStore.totals', viewer: 'ActStore.on', media: 'MediaStore.byIds' },
    ],
  ])('on a page of %s are looked up where they are asked for, and not where they are not', async (_, path, extras) => {
    await bob.post(`/v1/posts/${post}/comments`, { text: 'Bright' });
    for (const act of ['like', 'save']) await bob.send('PUT', `/v1/posts/${post}/${act}`);
    for (const [field, lookUp] of Object.entries(extras)) {
      expect(await lookUps(`${path()}?fields=items(id,${field})`)).toContain(lookUp);
      expect(await lookUps(`${path()}?fields=items(id)`)).not.toContain(lookUp);
    }
  });

  it('of a feed and of the count of new posts cost nothing to whoever asks for the other', async () => {
    const home = edge.engine(TimelineStore).home.bind(edge.engine(TimelineStore));
    let reads = 0;
    edge.engine(TimelineStore).home = (...args) => ((reads += 1), home(...args));
    const newer = 'newerThan=00000000-0000-7000-8000-000000000000';
    expect((await bob.get(`${FEED}?fields=newCount&${newer}`)).body).toEqual({ newCount: 1 });
    expect(reads).toBe(1);
    expect((await bob.get(`${FEED}?fields=items(id)&${newer}`)).body).toEqual({ items: [{ id: post }] });
    expect(reads).toBe(2);
    const found = await lookUps(`${FEED}?fields=newCount&${newer}`);
    for (const lookUp of ['TallyStore.totals', 'ActStore.on', 'MediaStore.byIds']) expect(found).not.toContain(lookUp);
  });

  it('can be chosen on every read: each has fields: true in the route table', () => {
    const reads = allRoutes.filter(({ method, auth, answer }) => method === 'GET' && auth === 'user' && answer.json);
    expect(reads.filter(({ fields }) => !fields).map(({ operationId }) => operationId)).toEqual([]);
  });
});

/** Notes every method of the port's engine that is called; answers how to end it. */
function watch(engine: object, port: string, called: Set<string>): () => void {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(engine)).filter((name) => name !== 'constructor');
  const methods = engine as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const method = methods[name]!.bind(engine);
    methods[name] = (...args) => (called.add(`${port}.${name}`), method(...args));
  }
  return () => names.forEach((name) => delete methods[name]);
}
