import { describe, expect, it } from '@jest/globals';
import type { ArchiveEntry } from '#libs/account/ports';
import { unzip } from '../../../../test/edge/unzip.js';
import { ZipArchiveMaker } from './archive-maker.js';

const CHUNK = 64 * 1_024;

function entryOf(name: string, bytes: AsyncIterable<Uint8Array>): ArchiveEntry {
  return { name, modifiedMs: 1_790_000_000_000, isText: name.endsWith('.json'), bytes };
}

async function* listed(...entries: ArchiveEntry[]): AsyncIterable<ArchiveEntry> {
  yield* entries;
}

async function* chunks(count: number, note: () => void = () => undefined): AsyncIterable<Uint8Array> {
  for (let n = 0; n < count; n++) {
    note();
    yield new Uint8Array(CHUNK).fill(n % 251);
  }
}

async function* texts(...all: string[]): AsyncIterable<Uint8Array> {
  for (const one of all) yield Buffer.from(one);
}

async function whole(archive: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const chunk of archive) read.push(chunk);
  return Buffer.concat(read);
}

describe('ZipArchiveMaker', () => {
  const maker = new ZipArchiveMaker();

  it('packs what it is given, whatever the names', async () => {
    const archive = maker.pack(
      listed(
        entryOf('data.json', texts('{"a":', '1}')),
        entryOf('media/ключ 1.jpg', chunks(3)),
        entryOf('empty', texts()),
      ),
    );
    const files = unzip(await whole(archive));
    expect([...files.keys()]).toEqual(['data.json', 'media/ключ 1.jpg', 'empty']);
    expect(files.get('data.json')!.toString()).toBe('{"a":1}');
    expect(files.get('media/ключ 1.jpg')).toHaveLength(3 * CHUNK);
    expect(files.get('empty')).toHaveLength(0);
  });

  it('reads no further ahead than a few chunks, and asks for nothing more once nobody reads', async () => {
    let read = 0;
    const archive = maker.pack(
      listed(
        entryOf(
          'large',
          chunks(10_000, () => (read += 1)),
        ),
      ),
    ) as AsyncGenerator<Uint8Array>;
    await archive.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(read).toBeLessThan(20);
    await archive.return(undefined);
    const then = read;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(read).toBeLessThanOrEqual(then + 1);
  });

  it('tells its reader what went wrong in an entry, or between two', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('the disk is gone');
    }
    async function* brokenList(): AsyncIterable<ArchiveEntry> {
      yield entryOf('one', texts('x'));
      throw new Error('the store is gone');
    }
    await expect(whole(maker.pack(listed(entryOf('one', broken()))))).rejects.toThrow('the disk is gone');
    await expect(whole(maker.pack(brokenList()))).rejects.toThrow('the store is gone');
  });
});
