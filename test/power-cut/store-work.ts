import { openSqliteStore, type SqliteStore } from '#libs/engines/sqlite';
import type { Prng } from '../simulation/prng.js';
import { idOf, writes } from './store-writes.js';
import { databaseOf, integrityFaults, pause, tell, unsynced, type Work } from './work.js';

const CALLERS = 8;
/** Writes of one caller before the store is closed in good order and opened again. */
const WRITES_A_LIFE = 10;
const ROWS_A_ROUND = 1_000_000;

type Name = keyof typeof writes;
const names = Object.keys(writes) as Name[];

async function call(store: SqliteStore, nextRow: () => number, prng: Prng): Promise<void> {
  for (let turn = 0; turn < WRITES_A_LIFE; turn++) {
    const [name, row] = [prng.pick(names), nextRow()];
    await writes[name].write(store, idOf(row), row);
    tell(`${name} ${row}`);
    await pause(prng);
  }
}

export const work: Work = {
  async run(folder, round, tune, prng) {
    let row = round * ROWS_A_ROUND;
    for (;;) {
      const store = openSqliteStore(folder);
      tune(databaseOf(store.users));
      const callers = Array.from({ length: CALLERS }, () => call(store, () => (row += 1), prng.fork()));
      await Promise.all(callers);
      await store.close();
    }
  },

  async faultsIn(folder, told) {
    const store = openSqliteStore(folder);
    try {
      unsynced(databaseOf(store.users));
      const faults = integrityFaults(databaseOf(store.users));
      // All at once, for some questions are asked by a write: they share one commit.
      const lost = told.map(async (line) => {
        const [name, row] = line.split(' ') as [Name, string];
        return (await writes[name].stands(store, idOf(Number(row)), Number(row))) ? [] : [`lost: ${line}`];
      });
      return [...faults, ...(await Promise.all(lost)).flat()];
    } finally {
      await store.close();
    }
  },
};
