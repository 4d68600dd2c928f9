import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { freshFolder } from '../../../../test/contract/engines.js';
import { commitsIn } from '../../../../test/contract/commits-in.js';
import { openDatabase } from './open-database.js';
import { WriteQueue } from './write-queue.js';

/** A database whose COMMIT ends with `code`, before or after it has done its work. */
function failingCommit(db: Database.Database, code: string): Database.Database {
  const fail = () => {
    throw Object.assign(new Error('injected'), { code });
  };
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare') return (sql: string) => (sql === 'COMMIT' ? { run: fail } : target.prepare(sql));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describe('WriteQueue', () => {
  const folder = freshFolder();
  let db: Database.Database;

  beforeEach(() => {
    db = openDatabase(join(folder(), 'queue.sqlite'));
    db.exec('CREATE TABLE notes (text TEXT PRIMARY KEY)');
  });

  afterEach(() => void db.close());

  const write = (text: string) => () => db.prepare('INSERT INTO notes (text) VALUES (?)').run(text).changes;
  const notes = () => db.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all();
  it('commits what is asked for within one turn together, in the order of asking', async () => {
    const queue = new WriteQueue(db);
    const before = commitsIn(db);
    await Promise.all(['b', 'a', 'c'].map((text) => queue.run(write(text))));
    expect(notes()).toEqual(['b', 'a', 'c']);
    expect(commitsIn(db) - before).toBe(1);
    await queue.run(write('d'));
    expect(commitsIn(db) - before).toBe(2);
  });

  it('answers nobody before the commit, which a second connection can see by then', async () => {
    const queue = new WriteQueue(db);
    const other = new Database(join(folder(), 'queue.sqlite'), { readonly: true });
    const seen = () => other.prepare('SELECT text FROM notes').pluck().all();
    let seenInside: unknown;
    await queue.run(() => {
      write('a')();
      seenInside = seen();
    });
    expect(seenInside).toEqual([]);
    expect(seen()).toEqual(['a']);
    other.close();
  });

  it('rejects only the caller whose change fails, and leaves nothing of that change', async () => {
    const queue = new WriteQueue(db);
    const fault = () => {
      write('half')();
      throw new TypeError('a fault of ours');
    };
    const answers = await Promise.allSettled([queue.run(write('a')), queue.run(fault), queue.run(write('b'))]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: expect.any(TypeError) });
    expect(notes()).toEqual(['a', 'b']);
  });

  it('rejects everybody as unavailable when the disk is full, and writes again when there is room', async () => {
    const queue = new WriteQueue(db);
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const big = 'x'.repeat(100_000);
    const answers = await Promise.allSettled([queue.run(write('a')), queue.run(write(big))]);
    for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(UnavailableError) });
    expect(notes()).toEqual([]);
    db.pragma('max_page_count = 10000');
    await queue.run(write(big));
    expect(notes()).toEqual([big]);
  });

  it.each([
    ['SQLITE_FULL', UnavailableError],
    ['SQLITE_BUSY', UnavailableError],
    ['SQLITE_IOERR_FSYNC', OutcomeUnknownError],
    ['SQLITE_IOERR_WRITE', OutcomeUnknownError],
    ['', OutcomeUnknownError],
  ])('answers a commit that ends with "%s" as %p', async (code, kind) => {
    const queue = new WriteQueue(failingCommit(db, code));
    const answers = await Promise.allSettled([queue.run(write('a')), queue.run(write('b'))]);
    for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(kind) });
    expect(db.inTransaction).toBe(false);
    await new WriteQueue(db).run(write('a'));
    expect(notes()).toEqual(['a']);
  });

  it('is unavailable while another process holds the file for longer than it waits', async () => {
    const queue = new WriteQueue(db);
    const other = new Database(join(folder(), 'queue.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    await expect(queue.run(write('a'))).rejects.toThrow(UnavailableError);
    other.exec('ROLLBACK');
    other.close();
    await queue.run(write('a'));
    expect(notes()).toEqual(['a']);
  });

  it('takes any number at once', async () => {
    const queue = new WriteQueue(db);
    await Promise.all(Array.from({ length: 2_500 }, (_, n) => queue.run(write(`${n}`))));
    expect(notes()).toEqual(Array.from({ length: 2_500 }, (_, n) => `${n}`));
  });

  it('commits what waits when it is closed, and takes nothing more', async () => {
    const queue = new WriteQueue(db);
    const waiting = [queue.run(write('a')), queue.run(write('b'))];
    queue.close();
    expect(notes()).toEqual(['a', 'b']);
    await Promise.all(waiting);
    await expect(queue.run(write('c'))).rejects.toThrow(UnavailableError);
  });
});
