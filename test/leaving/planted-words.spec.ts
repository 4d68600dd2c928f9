import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from '#libs/http';
import { makePhotos } from '../processes/photos.js';
import { endProducts } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';
import { TimeMachine, wordsIn } from './time-machine.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PASSWORD = 'correct horse';
const NAME = 'nightjar.moth';
/** What the person writes, each word in one place; unlike each other, so that none is found for another. */
const WORDS = {
  userName: NAME,
  fullName: 'Wolframsdotter',
  bio: 'xylophonist',
  website: 'https://vexillology.example',
  firstCaption: 'quicksilvering',
  caption: 'bougainvillea',
  tag: 'jacarandas',
  altText: 'thunderhead',
  place: 'Ouagadougou',
  fileName: 'zygomorphic.jpg',
  inPhoto: 'chrysalides',
  comment: 'flabbergasted',
  report: 'kaleidoscopic',
  device: 'hippocampus',
  key: 'sesquipedalian',
};
const PLANTED = Object.values(WORDS);
/** In an event that no group can fold. */
const IN_DEAD_LETTER = 'mitochondrion';

let dataDir: string;
let product: TimeMachine;
const ben = { id: '', token: '', postId: '' };
const ann = { id: '', token: '', postId: '', mediaId: '', commentId: '', rendition: '' };

/** A comment segment behind the first two bytes: a JPEG as good as before. */
function withWord(jpeg: Buffer, word: string): Buffer {
  const segment = Buffer.from([0xff, 0xfe, 0, word.length + 2, ...Buffer.from(word)]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

async function signIn(userName: string): Promise<string> {
  return (await product.json('POST', '/v1/sessions', undefined, { userName, password: PASSWORD })).body.accessToken;
}

/** Access tokens end while the clock is moved. */
async function move(ms: number): Promise<void> {
  await product.move(ms);
  ben.token = await signIn('the.observer');
}

/** Moves on, an hour at a time, until the files say so: sweeps run hourly, each after the other. */
async function withinHours(hours: number, met: () => readonly string[]): Promise<void> {
  for (let hour = 0; met().length > 0 && hour < hours; hour++) {
    await product.move(HOUR_MS + 60_000);
    await waitUntil(async () => met().length === 0, 3_000).catch(() => undefined);
  }
  expect(met()).toEqual([]);
}

async function publish(person: { token: string }, photo: Buffer, parts: Record<string, string>, fileName: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  form.append('file', new Blob([photo], { type: 'image/jpeg' }), fileName);
  const headers = { 'idempotency-key': person === ann ? WORDS.key : 'other' };
  const { status, body } = await product.send('POST', '/v1/users/me/posts', person.token, { body: form, headers });
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}

async function annLives(photo: Buffer): Promise<void> {
  const account = { userName: WORDS.userName, password: PASSWORD, fullName: WORDS.fullName };
  const { body } = await product.json('POST', '/v1/accounts', undefined, account, { 'user-agent': WORDS.device });
  Object.assign(ann, { id: body.user.id, token: body.accessToken });
  const { bio, website } = WORDS;
  await product.json('PATCH', '/v1/users/me?fields=bio,website', ann.token, { bio, website });
  const parts = { caption: `${WORDS.firstCaption} #${WORDS.tag}`, altText: WORDS.altText };
  const post = await publish(ann, withWord(photo, WORDS.inPhoto), parts, WORDS.fileName);
  Object.assign(ann, { postId: post.id, mediaId: post.media[0].id });
  const edit = { caption: `${WORDS.caption} #${WORDS.tag}`, place: { name: WORDS.place, lat: 1, lon: 2 } };
  const edited = await product.json('PATCH', `/v1/posts/${post.id}?fields=caption,place`, ann.token, edit, {
    'if-match': (await product.send('GET', `/v1/posts/${post.id}`, ann.token)).etag,
  });
  expect([edited.status, edited.text]).toEqual([200, edited.text]);
  await product.send('PUT', `/v1/users/${ben.id}/follow`, ann.token);
  await waitUntil(async () => (await product.send('GET', `/v1/posts/${ben.postId}`, ann.token)).status === 200);
  await product.send('PUT', `/v1/posts/${ben.postId}/like`, ann.token);
  const comment = await product.json('POST', `/v1/posts/${ben.postId}/comments`, ann.token, { text: WORDS.comment });
  ann.commentId = comment.body.id;
  const report = { subject: { type: 'user', id: ben.id }, reason: 'other', note: WORDS.report };
  expect((await product.json('POST', '/v1/reports', ann.token, report)).status).toBe(201);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mediafeed-leaving-'));
  const [file] = await makePhotos(join(dataDir, 'photos'), 1, 800);
  const photo = await readFile(file!);
  await rm(join(dataDir, 'photos'), { recursive: true });
  product = await TimeMachine.start(dataDir);
  const account = { userName: 'the.observer', password: PASSWORD };
  const { body } = await product.json('POST', '/v1/accounts', undefined, account);
  Object.assign(ben, { id: body.user.id, token: body.accessToken });
  ben.postId = (await publish(ben, photo, { caption: 'by the observer' }, 'other.jpg')).id;
  await annLives(photo);
  await product.send('PUT', `/v1/users/${ann.id}/follow`, ben.token);
  const shown = await waitUntil(async () => {
    const { items } = (await product.send('GET', '/v1/users/me/feed', ben.token)).body;
    return items.length > 0 && items[0].media[0].state === 'ready' && items[0];
  });
  ann.rendition = new URL(shown.media[0].renditions[0].url, 'http://any').pathname;
  await product.append('posts', ann.postId, `{"type":"post.created","data":"${IN_DEAD_LETTER}"}`);
}, 120_000);
afterAll(async () => {
  endProducts();
  await rm(dataDir, { recursive: true, force: true });
});

const VALUES = () => ({
  id: [ann.id, ann.postId, ann.mediaId, ann.commentId, ben.id, ben.postId, 'me'],
  userName: [NAME],
  userId: [ann.id],
  tag: [WORDS.tag],
  ticket: ['none'],
});

/** Every path of a GET there is, with every id that could stand in it. */
function readPaths(): string[] {
  const reads = allRoutes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'));
  return reads.flatMap(({ path }) =>
    Object.entries(VALUES()).reduce<string[]>(
      (paths, [name, values]) =>
        paths.flatMap((one) => (one.includes(`:${name}`) ? values.map((v) => one.replace(`:${name}`, v)) : [one])),
      [path.replace('/media/:mediaId/:recipe/:file', ann.rendition)],
    ),
  );
}

async function answersWithWords(): Promise<string[]> {
  const answers = await Promise.all(
    readPaths().map(async (path) => ({ path, ...(await product.send('GET', path, ben.token)) })),
  );
  return answers.flatMap(({ path, status, text }) => {
    const found = [...PLANTED, ann.id, ann.postId, ann.commentId].filter((word) => text.includes(word));
    return status < 400 && (found.length > 0 || path === ann.rendition) ? [`${path}: ${found.join(', ')}`] : [];
  });
}

const counts = async () => {
  const [post, user] = await Promise.all([
    product.send('GET', `/v1/posts/${ben.postId}`, ben.token),
    product.send('GET', '/v1/users/me', ben.token),
  ]);
  const { likes, comments } = post.body.counts;
  return { likes, comments, followers: user.body.counts.followers, following: user.body.counts.following };
};

/** One account's life after its end: each test goes on where the one before it ended. */
describe('What a deleted account leaves', () => {
  const inFiles = (words: readonly string[], of?: (file: string) => boolean) => () => wordsIn(dataDir, words, of);
  const isLog = (file: string) => file.startsWith('log.sqlite');

  it('was to be seen, counted and found in the files before', async () => {
    expect(await waitUntil(async () => (await counts()).followers === 1 && counts())).toEqual({
      likes: 1,
      comments: 1,
      followers: 1,
      following: 1,
    });
    expect((await answersWithWords()).length).toBeGreaterThan(5);
    const found = wordsIn(dataDir, [...PLANTED, IN_DEAD_LETTER]).join('\n');
    for (const word of [...PLANTED, IN_DEAD_LETTER]) expect(found).toContain(`${word} in`);
    expect(await readdir(join(dataDir, 'blobs', 'media', ann.mediaId))).not.toEqual([]);
  });

  it('is in no answer within 5 s', async () => {
    const began = performance.now();
    expect((await product.json('DELETE', '/v1/users/me', ann.token, { password: PASSWORD })).status).toBe(204);
    await waitUntil(async () => (await answersWithWords()).length === 0, 5_000).catch(async () => {
      expect(await answersWithWords()).toEqual([]);
    });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await product.send('GET', '/v1/users/me', ann.token)).status).toBe(401);
  });

  it('is no likes, comments, counts and bytes within a day, and no word in the rows', async () => {
    await move(HOUR_MS + 300_000);
    await waitUntil(async () => Object.values(await counts()).every((count) => count === 0));
    await waitUntil(async () => (await readdir(join(dataDir, 'blobs', 'media'))).length === 1);
    await move(DAY_MS - 3 * HOUR_MS);
    await withinHours(
      2,
      inFiles([...PLANTED, IN_DEAD_LETTER], (file) => !isLog(file)),
    );
  }, 60_000);

  it('is nothing in the log after seven days', async () => {
    await move(6 * DAY_MS);
    await withinHours(4, inFiles(PLANTED));
    expect(wordsIn(dataDir, [IN_DEAD_LETTER], isLog)).not.toEqual([]);
  }, 60_000);

  it('is nothing in its dead letters after fourteen', async () => {
    await move(7 * DAY_MS);
    await withinHours(4, inFiles([...PLANTED, IN_DEAD_LETTER]));
  }, 60_000);

  it('is its name, which nobody gets for 90 days, and no longer', async () => {
    const sign = () => product.json('POST', '/v1/accounts', undefined, { userName: NAME, password: PASSWORD });
    await move(75 * DAY_MS);
    expect((await sign()).body.code).toBe('user_name_taken');
    await move(2 * DAY_MS);
    expect((await sign()).status).toBe(201);
  }, 60_000);
});
