import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makePhotos } from '../processes/photos.js';
import { endProducts, type Product, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';

/** How often a point is the one at which the process dies: at its first passing, its second, … */
const PASSINGS = process.env['LONG'] ? 4 : 1;

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
afterAll(async () => {
  endProducts();
  await rm(dataDir, { recursive: true, force: true });
});

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

/** Lets the process go on at every point until a wanted passing of a wanted one, where it is killed and stays dead. */
class Killer {
  private passings = new Map<string, number>();
  private killAt: { readonly point: string; readonly passing: number } | undefined;
  /** Said at once; the process itself dies a moment later. */
  killed = false;

  arm(killAt?: { point: string; passing: number }): void {
    this.passings = new Map();
    this.killed = false;
    this.killAt = killAt;
  }

  /** How often each point was passed since it was armed. */
  get seen(): ReadonlyMap<string, number> {
    return this.passings;
  }

  hear(message: unknown, child: Product['process']): void {
    const { point } = message as { point: string };
    const passing = (this.passings.get(point) ?? 0) + 1;
    this.passings.set(point, passing);
    if (this.killAt?.point === point && this.killAt.passing === passing) {
      this.killed = true;
      child.kill('SIGKILL');
    } else if (child.connected) child.send('go');
  }
}

/** What the groups do last for a post: its row in the follower's timeline, its photo playable and ready. */
function wentAllTheWay(seen: ReadonlyMap<string, number>): boolean {
  return (seen.get('MediaStore.raise:after') ?? 0) >= 2 && seen.has('TimelineStore.addToHomes:after');
}

/** Every point that an undisturbed post passes, as often as it is to be the last one. */
function passingsOf(seen: ReadonlyMap<string, number>): { point: string; passing: number }[] {
  return [...seen].flatMap(([point, count]) =>
    Array.from({ length: Math.min(count, PASSINGS) }, (_, index) => ({ point, passing: index + 1 })),
  );
}

describe('kill -9 at each point between a request, its answer and the follower’s feed', () => {
  it('keeps every acknowledged post exactly once, and every other once or not at all', async () => {
    const killer = new Killer();
    const message = (sent: unknown, child: Product['process']): void => killer.hear(sent, child);
    const entry = 'test/chaos/announcing-standalone.ts';
    // A process that is killed takes calls that it had set aside with it: many deaths a minute use up a limit.
    const env = { RATE_LIMITS: 'off' };
    const start = () => startProduct({ dataDir: join(dataDir, 'data'), entry, message, env });
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
    killer.arm();
    expect(await post(product, author, 'undisturbed')).toBeDefined();
    await waitUntil(async () => wentAllTheWay(killer.seen));
    const passings = passingsOf(killer.seen);
    expect(passings.map(({ point }) => point)).toEqual(expect.arrayContaining(POINTS));

    const outcome = { killed: 0, acknowledged: 0, repeated: 0, unanswered: 0 };
    for (const [round, passing] of passings.entries()) {
      const caption = `photo ${round}`;
      killer.arm(passing);
      const id = await post(product, author, caption);
      await waitUntil(async () => killer.killed || (id !== undefined && wentAllTheWay(killer.seen)));
      const { killed } = killer;
      killer.arm();
      if (killed) {
        outcome.killed += 1;
        await product.end('SIGKILL');
        product = await start();
      }
      if (id !== undefined) {
        outcome.acknowledged += 1;
        expect(await shown(caption)).toEqual([id]);
      } else if (round % 2 === 0) {
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
    process.stdout.write(`points: ${passings.length}, ${JSON.stringify(outcome)}\n`);
    expect(outcome.killed).toBeGreaterThan(0.9 * passings.length);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(outcome.repeated + outcome.unanswered).toBeGreaterThan(0);
  }, 1_200_000);
});
