import type { StoreWrite } from './store-writes.js';

const countOf = (subjectId: string) => ({ subjectId, counter: 'likes' as const });

/** Writes of tallies and their edges. */
export const countWrites = {
  'tallies.put': {
    write: ({ tallies }, id, row) => tallies.put(0, [{ ...countOf(id), value: row, version: row }]),
    stands: async ({ tallies }, id, row) => (await tallies.totals([id], ['likes'])).get(id)?.likes === row,
  },
  'edges.put': {
    write: ({ edges }, id, row) => {
      const members = ['a', 'b', 'c'].map((memberId) => ({ ...countOf(id), memberId, state: 1, version: row }));
      return edges.put(0, members);
    },
    stands: async ({ edges }, id) => (await edges.count(0, countOf(id), 1)) === 3,
  },
  'edges.remove': {
    write: async ({ edges }, id, row) => {
      const edge = { ...countOf(id), memberId: 'a', state: 1, version: row };
      await edges.put(0, [edge]);
      await edges.remove(0, [edge]);
    },
    stands: async ({ edges }, id) => (await edges.of(0, [{ ...countOf(id), memberId: 'a' }])).length === 0,
  },
} satisfies Record<string, StoreWrite>;
