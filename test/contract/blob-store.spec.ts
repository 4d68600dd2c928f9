import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BlobStore } from '#libs/media/ports';
import { FilesBlobStore, NodeFileOps } from '#libs/engines/files';
import { SystemRandom } from '#libs/engines/system';
import { MemoryBlobStore } from '../../libs/engines/memory/src/blob-store.js';

const MEDIA = 'media/01900000-0000-7000-8000-00000000000a';
const PATH = `${MEDIA}/original`;
const MANY = 1_000_000;
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blob-store-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function* chunksOf(data: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function patterned(size: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: size }, (_value, index) => (index * 31 + (index >> 8)) & 255));
}

async function put(store: BlobStore, path: string, data: Uint8Array): Promise<void> {
  const staged = await store.stage(chunksOf(data), MANY);
  await store.publish(staged.stagingId, path);
}

const engines: readonly [string, () => BlobStore & { sweepStaging(beforeMs: number): unknown }][] = [
  ['memory', () => new MemoryBlobStore()],
  ['files', () => new FilesBlobStore(join(folder, 'blobs'), new NodeFileOps(), new SystemRandom())],
];

describe.each(engines)('BlobStore on %s', (_name, make) => {
  it('gives back the bytes that were staged, whatever their chunks, with size, hash and head', async () => {
    const store = make();
    const sizes = fc.array(fc.oneof(fc.nat(5_000), fc.integer({ min: 262_000, max: 300_000 })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(9), async (lengths, salt) => {
        const chunks = lengths.map((length) => patterned(length + salt).subarray(salt));
        const whole = Buffer.concat(chunks);
        const staged = await store.stage(reusedBuffer(chunks), 10 * MANY);
        expect(staged.bytes).toBe(whole.length);
        expect(staged.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
        expect(Buffer.from(staged.head)).toEqual(whole.subarray(0, 4_100));
        await store.publish(staged.stagingId, PATH);
        expect((await gathered(store.read(PATH))).equals(whole)).toBe(true);
        expect(await store.size(PATH)).toBe(whole.length);
      }),
      { numRuns: 25 },
    );
  });

  it('shows nothing before it is published', async () => {
    const store = make();
    await store.stage(chunksOf(patterned(10)), MANY);
    expect(await store.size(PATH)).toBeUndefined();
    await expect(gathered(store.read(PATH))).rejects.toMatchObject({ name: 'RefusedError', code: 'not_found' });
    await expect(store.withLocalFile(PATH, async () => 1)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses what is larger than allowed, takes what is exactly as large', async () => {
    const store = make();
    expect((await store.stage(chunksOf(patterned(100), 30), 100)).bytes).toBe(100);
    const refused = store.stage(chunksOf(patterned(101), 30), 100);
    await expect(refused).rejects.toMatchObject({ name: 'RefusedError', code: 'file_too_large', retryable: false });
  });

  it('throws an error of the source as it is', async () => {
    const cut = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', errno: -104 });
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield patterned(10);
      throw cut;
    };
    await expect(make().stage(source(), MANY)).rejects.toBe(cut);
  });

  it('publishes again, and over equal bytes, without harm', async () => {
    const store = make();
    const staged = await store.stage(chunksOf(patterned(10)), MANY);
    await store.publish(staged.stagingId, PATH);
    await store.publish(staged.stagingId, PATH);
    await put(store, PATH, patterned(10));
    expect(await gathered(store.read(PATH))).toEqual(patterned(10));
  });

  it('does not publish what was discarded or never staged', async () => {
    const store = make();
    const staged = await store.stage(chunksOf(patterned(10)), MANY);
    await store.discard(staged.stagingId);
    await store.discard(staged.stagingId);
    for (const id of [staged.stagingId, 'f'.repeat(32), '../media']) {
      await expect(store.publish(id, PATH)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await store.size(PATH)).toBeUndefined();
  });

  it('reads any range, clipped to what is there', async () => {
    const store = make();
    const data = patterned(600_000);
    await put(store, PATH, data);
    const ranges = [
      [0, 0],
      [5, 9],
      [262_143, 262_145],
      [100, 599_999],
      [599_999, 599_999],
      [599_990, 700_000],
    ] as const;
    for (const [from, to] of ranges) {
      expect((await gathered(store.read(PATH, { from, to }))).equals(data.subarray(from, to + 1))).toBe(true);
    }
    expect(await gathered(store.read(PATH, { from: 600_000, to: 600_001 }))).toHaveLength(0);
  });

  it('lets a reader stop early', async () => {
    const store = make();
    await put(store, PATH, patterned(600_000));
    for await (const chunk of store.read(PATH)) {
      expect(chunk.length).toBeLessThan(600_000);
      break;
    }
    expect(await store.size(PATH)).toBe(600_000);
  });

  it('knows no path outside media, nor a folder of one', async () => {
    const store = make();
    await put(store, `${MEDIA}/r1/0.ab`, patterned(10));
    const staged = await store.stage(chunksOf(patterned(10)), MANY);
    const paths = ['', '/etc/passwd', 'media', MEDIA, `${MEDIA}/`, `${MEDIA}/../x`, `${MEDIA}/.x`, `${MEDIA}/r1/../x`];
    for (const path of [
      ...paths,
      `staging/${staged.stagingId}`,
      `x/${PATH}`,
      `${MEDIA}//x`,
      `${PATH}\0`,
      `${PATH}\n`,
    ]) {
      expect(await store.size(path)).toBeUndefined();
      await expect(gathered(store.read(path))).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.withLocalFile(path, async () => 1)).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.publish(staged.stagingId, path)).rejects.toMatchObject({ code: 'invalid_request' });
    }
    expect(await store.size(`${MEDIA}/r1`)).toBeUndefined();
    expect(await store.size(`${MEDIA}/r1/0.ab/x`)).toBeUndefined();
    await store.publish(staged.stagingId, PATH);
  });

  it('answers what the use of a local file answers, or throws what it throws', async () => {
    const store = make();
    await put(store, PATH, patterned(10));
    expect(await store.withLocalFile(PATH, async (file) => file.endsWith(PATH))).toBe(true);
    const wrong = new Error('wrong');
    await expect(store.withLocalFile(PATH, () => Promise.reject(wrong))).rejects.toBe(wrong);
  });

  it('sweeps staged bytes and no blob', async () => {
    const store = make();
    await put(store, PATH, patterned(10));
    const staged = await store.stage(chunksOf(patterned(10)), MANY);
    expect(await store.sweepStaging(Date.now() + 60_000)).toBe(1);
    await expect(store.publish(staged.stagingId, `${MEDIA}/other`)).rejects.toMatchObject({ code: 'not_found' });
    expect(await store.size(PATH)).toBe(10);
  });

  it('removes all of one media and nothing of another, also where there is nothing', async () => {
    const store = make();
    const [gone, kept] = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'];
    await store.removeAll(gone);
    const paths = ['original', 'jpeg-320/0.a', 'jpeg-640/0.b'].map((name) => `media/${gone}/${name}`);
    for (const path of [...paths, `media/${kept}/original`]) await put(store, path, patterned(10));
    await store.removeAll(gone);
    await store.removeAll(gone);
    await store.removeAll('../staging');
    expect(await Promise.all(paths.map((path) => store.size(path)))).toEqual([undefined, undefined, undefined]);
    expect(await store.size(`media/${kept}/original`)).toBe(10);
    await put(store, paths[0]!, patterned(7));
    expect(await store.size(paths[0]!)).toBe(7);
  });

  it('takes many at once', async () => {
    const store = make();
    const names = Array.from({ length: 20 }, (_value, index) => `${MEDIA}/r${index % 3}/${index}`);
    await Promise.all(names.map((name, index) => put(store, name, patterned(1_000 + index))));
    const sizes = await Promise.all(names.map((name) => store.size(name)));
    expect(sizes).toEqual(names.map((_name, index) => 1_000 + index));
  });
});

describe('FilesBlobStore', () => {
  it('names the file of a blob itself as the local file', async () => {
    const store = new FilesBlobStore(folder, new NodeFileOps(), new SystemRandom());
    await put(store, PATH, patterned(10));
    expect(await store.withLocalFile(PATH, (file) => readFile(file))).toEqual(patterned(10));
  });
});

/** Chunks in one buffer that is filled anew for each, as a socket may do it. */
async function* reusedBuffer(chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(400_000);
  for (const chunk of chunks) {
    chunk.copy(buffer);
    yield buffer.subarray(0, chunk.length);
  }
}
