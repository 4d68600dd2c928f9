import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makePhotos } from '../processes/photos.js';
import { type Product, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';

/** Rounds at most: far more than a post has points on its way. */
const LIMIT = 200;

/** Named points that must have been among them, before and after the call. */
const POINTS = [
  'BlobStore.stage',
  'RequestClaims.claim',
  'BlobStore.publish',
  'EventLog.append',
  'MediaStore.create',
  'RequestClaims.answered',
  'MediaClaims.claim',
  'PostStore.put',
  'TimelineStore.addToAuthor',
  'TimelineStore.addToHomes',
  'EncodeResults.keep',
  'MediaStore.raise',
].flatMap((call) => [`${call}:before`, `${call}:after`]);

interface Person {
  readonly id: string;
  readonly token: string;
}

interface FeedPost {
  readonly id: string;
  readonly caption: string;
  readonly media: readonly { readonly state: string; readonly renditions: readonly { readonly url: string }[] }[];
}

let dataDir: string;
let photo: Blob;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mediafeed-chaos-'));
  const [file] = await makePhotos(join(dataDir, 'photos'), 1, 800);
  photo = new Blob([await readFile(file!)], { type: 'image/jpeg' });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function call(product: Product, method: string, path: string, token?: string, json?: unknown): Promise<Response> {
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (json) headers['content-type'] = 'application/json';
  return fetch(product.address + path, { method, headers, ...(json ? { body: JSON.stringify(json) } : {}) });
}

async function signUp(product: Product, userName: string): Promise<Person> {
  const answer = await call(product, 'POST', '/v1/accounts', undefined, { userName, password: 'correct horse' });
  expect(answer.status).toBe(201);
  const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string };
  return { id: user.id, token: accessToken };
}

/** The post's id, or undefined when no acknowledgement came. */
async function post(product: Product, author: Person, caption: string): Promise<string | undefined> {
  const form = new FormData();
  form.set('caption', caption);
  form.set('file', photo, 'photo.jpg');
  const headers = { authorization: `Bearer ${author.token}`, 'idempotency-key': caption };
  try {
    const answer = await fetch(`${product.address}/v1/users/me/posts`, { method: 'POST', headers, body: form });
    if (answer.status !== 201) return undefined;
    return ((await answer.json()) as { id: string }).id;
  } catch {
    return undefined;
  }
}

async function feed(product: Product, reader: Person): Promise<FeedPost[]> {
  const answer = await call(product, 'GET', '/v1/users/me/feed?limit=50', reader.token);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: FeedPost[] }).items;
}

/** Lets the process go on at every point until the wanted one, where it is killed and stays dead. */
class Killer {
  readonly seen: string[] = [];
  /** Where it was killed last. */
  last = '';
  private killAt = Number.POSITIVE_INFINITY;

  arm(killAt: number): void {
    this.seen.length = 0;
    this.killAt = killAt;
  }

  hear(message: unknown, child: Product['process']): void {
    this.seen.push((message as { point: string }).point);
    if (this.seen.length === this.killAt) {
      this.last = this.seen.at(-1)!;
      child.kill('SIGKILL');
    } else if (this.seen.length < this.killAt && child.connected) child.send('go');
  }
}

/** What the groups do last for a post: its row in the follower's timeline, its photo playable and ready. */
function wentAllTheWay(seen: readonly string[]): boolean {
  const raised = seen.filter((point) => point === 'MediaStore.raise:after').length;
  return raised >= 2 && seen.includes('TimelineStore.addToHomes:after');
}

describe('kill -9 at each point between a request, its answer and the follower’s feed', () => {
  it('keeps every acknowledged post exactly once, and every other once or not at all', async () => {
    const killer = new Killer();
    const message = (sent: unknown, child: Product['process']): void => killer.hear(sent, child);
    const entry = 'test/chaos/announcing-standalone.ts';
    const start = () => startProduct({ dataDir: join(dataDir, 'data'), entry, message });
    let product = await start();
    const author = await signUp(product, 'author');
    const reader = await signUp(product, 'reader');
    expect((await call(product, 'PUT', `/v1/users/${author.id}/follow`, reader.token)).status).toBe(204);

    const shown = async (caption: string): Promise<string[]> => {
      const once = await waitUntil(async () => {
        const found = (await feed(product, reader)).filter((one) => one.caption === caption);
        return found.length > 0 && found;
      });
      return once.map((one) => one.id);
    };
    const killedAt = new Set<string>();
    const outcome = { acknowledged: 0, unanswered: 0, repeated: 0 };
    for (let killAt = 1; ; killAt++) {
      expect(killAt).toBeLessThan(LIMIT);
      const caption = `photo ${killAt}`;
      killer.arm(killAt);
      const { process } = product;
      const id = await post(product, author, caption);
      await waitUntil(async () => process.signalCode === 'SIGKILL' || (id !== undefined && wentAllTheWay(killer.seen)));
      killer.arm(Number.POSITIVE_INFINITY);
      if (process.signalCode === null) break;
      killedAt.add(killer.last);
      product = await start();
      if (id !== undefined) {
        outcome.acknowledged += 1;
        expect(await shown(caption)).toEqual([id]);
      } else if (killAt % 2 === 0) {
        outcome.repeated += 1;
        const repeated = await post(product, author, caption);
        expect(await shown(caption)).toEqual([repeated]);
      } else {
        outcome.unanswered += 1;
      }
    }

    await product.end('SIGKILL');
    product = await startProduct({ dataDir: join(dataDir, 'data') });
    const captions = (await feed(product, reader)).map((one) => one.caption);
    expect(new Set(captions).size).toBe(captions.length);
    expect(await product.end('SIGTERM')).toBe(0);
    expect([...killedAt]).toEqual(expect.arrayContaining(POINTS));
    process.stdout.write(`killed at ${killedAt.size} points, ${JSON.stringify(outcome)}\n`);
  }, 400_000);
});
