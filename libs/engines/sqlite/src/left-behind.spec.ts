import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { CountingRandom, freshFolder } from '../../../../test/contract/engines.js';
import { Connection } from './connection.js';
import { SqliteLogStorage } from './log-storage.js';

/** No event is shorter. */
const SHORTEST = 200;

/** All that look like `word<number>.` in the files of `folder`. */
function wordsIn(folder: string): string[] {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
  return [...new Set(texts.join('\n').match(/word\d+\./g))].sort();
}

function wordOf(text: string): string {
  return /word\d+\./.exec(text)![0];
}

function isWhole(file: string): boolean {
  const db = new Database(file);
  const answer = db.pragma('integrity_check', { simple: true });
  db.close();
  return answer === 'ok';
}

describe('What is deleted', () => {
  const folder = freshFolder();

  it('is in no file of the log, whatever was appended and trimmed', async () => {
    const lengthOf = fc.oneof(fc.nat(200), fc.nat(6_000));
    const round = fc.record({
      lengths: fc.array(lengthOf, { minLength: 1, maxLength: 120, size: 'max' }),
      keep: fc.nat(80),
    });
    let forgotten = 0;
    const check = async (rounds: readonly { lengths: readonly number[]; keep: number }[]): Promise<void> => {
      const home = mkdtempSync(join(folder(), 'log-'));
      const topics = [{ name: 'posts', partitions: 1 }];
      const log = new SqliteLogStorage(join(home, 'log.sqlite'), { topics, random: new CountingRandom() });
      let end = 0;
      for (const { lengths, keep } of rounds) {
        const texts = lengths.map((length) => `word${end++}.`.padEnd(SHORTEST + length, 'x'));
        const place = { topic: 'posts', partition: 0, timeMs: 1 };
        await log.append(texts.map((text) => ({ ...place, key: wordOf(text), value: Buffer.from(text) })));
        await log.trim('posts', 0, end - keep, Infinity);
        await log.emptyJournal();
        const kept = await log.read('posts', 0, 0, 10_000);
        expect(wordsIn(home)).toEqual(kept.map(({ value }) => wordOf(Buffer.from(value).toString())).sort());
        expect(kept.at(-1)?.offset).toBe(keep === 0 ? undefined : end - 1);
      }
      const [range] = await log.ranges('posts');
      forgotten += range!.start;
      await log.close();
      expect(isWhole(join(home, 'log.sqlite'))).toBe(true);
    };
    await fc.assert(fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 8, size: 'max' }), check), {
      numRuns: 30,
    });
    expect(forgotten).toBeGreaterThan(1_000);
  }, 120_000);

  it('is in no file of the store after it was written anew, whatever rows came, grew, shrank and went', async () => {
    const change = fc.record({
      id: fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'0123456789abcdef') }),
      length: fc.nat(5_000),
      goes: fc.boolean(),
    });
    let remnants = 0;
    const check = async (changes: readonly { id: string; length: number; goes: boolean }[]): Promise<void> => {
      const home = mkdtempSync(join(folder(), 'store-'));
      const connection = new Connection(join(home, 'store.sqlite'), [
        'CREATE TABLE rows (id TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT, WITHOUT ROWID',
      ]);
      connection.db.pragma('synchronous = OFF');
      const put = connection.db.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?)');
      const remove = connection.db.prepare('DELETE FROM rows WHERE id = ?');
      const kept = new Map<string, string>();
      let made = 0;
      for (const { id, length, goes } of changes) {
        const word = `word${made++}.`;
        kept.set(id, word);
        await connection.write(() => put.run(id, word.padEnd(length, 'x')));
        if (!goes) continue;
        const [first] = kept.keys();
        kept.delete(first!);
        await connection.write(() => remove.run(first));
      }
      await connection.emptyJournal();
      remnants += wordsIn(home).length - kept.size;
      await connection.rewrite();
      expect(wordsIn(home)).toEqual([...kept.values()].sort());
      connection.close();
      expect(isWhole(join(home, 'store.sqlite'))).toBe(true);
    };
    const changes = fc.array(change, { minLength: 200, maxLength: 600, size: 'max' });
    await fc.assert(fc.asyncProperty(changes, check), { numRuns: 20 });
    // Why it is written anew: a delete does not find the copies that split pages keep.
    expect(remnants).toBeGreaterThan(0);
  }, 120_000);

  it('leaves no journal behind', async () => {
    const home = mkdtempSync(join(folder(), 'store-'));
    const connection = new Connection(join(home, 'store.sqlite'), ['CREATE TABLE rows (words TEXT) STRICT']);
    await connection.write(() => connection.db.prepare('INSERT INTO rows VALUES (?)').run('word1.'));
    await connection.write(() => connection.db.prepare('DELETE FROM rows').run());
    expect(wordsIn(home)).toEqual(['word1.']);
    await connection.emptyJournal();
    expect(wordsIn(home)).toEqual([]);
    connection.close();
  });
});
