import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MemoryStore } from '#libs/engines/memory';
import { engines, type RowStore, withTwoStores } from '../contract/engines.js';
import { repeats } from '../contract/repeats.js';
import { hashRows } from '../simulation/rows.js';
import { history } from './histories.js';
import { containerOn, fold } from './projections.js';
import { missingFromHomes, stateOf } from './state.js';

const RUNS = process.env['LONG'] ? 1000 : 60;

/** All rows, also those that no reader asks for by name; without notices that were never on, which may stand or not. */
function rowsOf(store: RowStore): Record<string, string> {
  const { notices: _, ...rows } = hashRows(store as MemoryStore);
  return rows;
}

describe.each(engines)('projections on %s', (engine) => {
  it('end in one state, whatever the order, the repetition, and the mixture of API and consumer', async () => {
    const deliveries = history.chain((all) =>
      fc.tuple(fc.constant(all), repeats(all), fc.infiniteStream(fc.boolean())),
    );
    let shuffled = 0;
    await fc.assert(
      fc.asyncProperty(deliveries, async ([all, delivered, byApi]) => {
        await withTwoStores(engine, async (store, other) => {
          const [inOrder, outOfOrder] = [containerOn(store), containerOn(other)];
          for (const received of all) await fold(inOrder, received, false);
          for (const received of delivered) await fold(outOfOrder, received, byApi.next().value);
          // Everything comes to the consumers once more at last, as the log promises.
          for (const received of delivered) await fold(outOfOrder, received, false);
          expect(await stateOf(other)).toEqual(await stateOf(store));
          if (engine === 'memory') expect(rowsOf(other)).toEqual(rowsOf(store));
          expect(await missingFromHomes(other, all)).toEqual([]);
        });
        shuffled += delivered.some((received, index) => received !== all[index]) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    expect(shuffled).toBeGreaterThan(RUNS / 2);
  }, 600_000);
});
