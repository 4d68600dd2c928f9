import type { StoreWrite } from './store-writes.js';

const homesOf = (id: string) => ['a', 'b', 'c'].map((end) => `${id}-${end}`);

/** Every way to write of the ports of the feed. */
export const feedWrites = {
  'followGraph.set': {
    write: ({ followGraph }, id, row) => followGraph.set(id, 'ben', 'wanted', true, row),
    stands: async ({ followGraph }, id) => (await followGraph.of(id, ['ben'])).get('ben')?.wanted === true,
  },
  'relations.setBlock': {
    write: ({ relations }, id, row) => relations.setBlock(id, 'ben', true, row),
    stands: async ({ relations }, id) => (await relations.of(id, ['ben'])).get('ben')?.blocks === true,
  },
  'relations.setMute': {
    write: ({ relations }, id, row) => relations.setMute(id, 'ben', true, row),
    stands: async ({ relations }, id) => (await relations.of(id, ['ben'])).get('ben')?.mutes === true,
  },
  'timelines.addToHomes': {
    write: ({ timelines }, id) => timelines.addToHomes(homesOf(id), [id]),
    stands: async ({ timelines }, id) => {
      const homes = await Promise.all(homesOf(id).map((userId) => timelines.home(userId, 1)));
      return homes.every(([first]) => first === id);
    },
  },
  'timelines.addToAuthor': {
    write: ({ timelines }, id) => timelines.addToAuthor(id, id),
    stands: async ({ timelines }, id) => (await timelines.author(id, 1))[0] === id,
  },
  'timelines.mend': {
    write: ({ timelines }, id) => timelines.mend(id, [id]),
    stands: async ({ timelines }, id) => (await timelines.home(id, 1))[0] === id,
  },
  'timelines.endHomes': {
    write: async ({ timelines }, id) => {
      await timelines.addToHomes([id], ['!']);
      await timelines.endHomes('0', `${id.slice(0, -1)} `);
    },
    stands: async ({ timelines }, id) => (await timelines.home(id, 1)).length === 0,
  },
  'pulledMarks.set': {
    write: ({ pulledMarks }, id, row) => pulledMarks.set(id, row),
    stands: async ({ pulledMarks }, id, row) => (await pulledMarks.of([id])).get(id) === row,
  },
} satisfies Record<string, StoreWrite>;
