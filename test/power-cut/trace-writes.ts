import type { TraceRow } from '#libs/trace/ports';
import type { StoreWrite } from './store-writes.js';

const FAR_MS = 2 ** 48;

const traceOf = (mediaId: string, atMs: number): TraceRow => {
  const position = { topic: 'media', partition: 0, offset: 0, epoch: 0 };
  const entry = { kind: 'event' as const, eventId: mediaId, type: 'media.ready', at: '', position, facts: {} };
  return { mediaId, name: 'event', rank: '0', atMs, entry };
};

/** Every way to write traces. */
export const traceWrites = {
  'traces.put': {
    write: ({ traces }, id) => traces.put([traceOf(id, FAR_MS)]),
    stands: async ({ traces }, id) => (await traces.of(id)).length === 1,
  },
  'traces.forget': {
    write: async ({ traces }, id) => {
      await traces.put([traceOf(id, 0)]);
      await traces.forget(1, 9);
    },
    stands: async ({ traces }, id) => (await traces.of(id)).length === 0,
  },
} satisfies Record<string, StoreWrite>;
