import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '#libs/engines/memory';
import { FeedConsumer, FollowGraph, Relations } from '#libs/feed';
import { decodeEvent } from '#libs/stream';
import { EventLog, type Fold, type LogRecord, type Received } from '#libs/stream/ports';
import fc from 'fast-check';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { feedOn } from './feed-on.js';
import { type Act, interleavings, type Standing, TwoFlags, TwoPeople } from './two-people.js';

const ASKS: readonly (readonly Act[])[] = [['ask'], ['ask', 'cancel'], ['ask', 'cancel', 'ask'], ['ask', 'ask']];
const SPEAKS: readonly (readonly Act[])[] = [
  ...([['accept'], ['refuse'], ['remove'], ['block']] as const),
  ...([
    ['accept', 'refuse'],
    ['refuse', 'accept'],
    ['accept', 'remove'],
    ['block', 'lift'],
  ] as const),
  ...([
    ['private', 'public'],
    ['public', 'private'],
    ['public', 'accept'],
    ['private', 'refuse'],
  ] as const),
  ...([
    ['accept', 'block', 'lift'],
    ['refuse', 'block', 'lift'],
    ['block', 'lift', 'accept'],
  ] as const),
  ...([
    ['private', 'accept', 'public'],
    ['public', 'remove', 'private'],
    ['accept', 'public', 'block'],
  ] as const),
];
const pairs = ASKS.flatMap((asks) => SPEAKS.map((speaks) => [asks, speaks] as const));

describe('a follow of two people', () => {
  let edge: EdgeServer;
  /** All that was appended, in order. */
  let records: LogRecord[];
  beforeAll(async () => {
    edge = await startEdge();
    records = [];
    const log = edge.engine(EventLog);
    const append = log.append.bind(log);
    log.append = async (fresh) => {
      const positions = await append(fresh);
      records.push(...fresh.map((record, index) => ({ ...record, ...positions[index]!, timeMs: 0 })));
      return positions;
    };
  });
  afterAll(() => edge.stop());

  const events = (): Received[] => records.map((record) => decodeEvent(record)).filter((one) => one !== undefined);

  it.each([true, false])(
    'ends as the flags say in every order of request, cancel, accept, refuse, removal, block, lift and going private: private %s',
    async (isPrivate) => {
      const orders = pairs.flatMap(([asks, speaks]) => interleavings(asks, speaks));
      const wrong: string[] = [];
      const seen = new Set<string>();
      await inTurns(orders, async (order) => {
        const people = await TwoPeople.meet(edge, isPrivate);
        const flags = new TwoFlags(isPrivate);
        for (const act of order) {
          await people.do(act);
          flags.take(act);
        }
        const [is, has] = [JSON.stringify(await people.standing()), JSON.stringify(flags.standing)];
        seen.add(is);
        if (is !== has) wrong.push(`${order.join(' ')}: ${is}, has to be ${has}`);
      });
      expect(wrong).toEqual([]);
      expect(seen.size).toBe(4);
      expect(orders.length).toBeGreaterThan(400);
    },
    60_000,
  );

  it('ends as the last flags in the log say where both act at once', async () => {
    const met: { people: TwoPeople; acts: string; is: Standing }[] = [];
    await inTurns(pairs, async ([asks, speaks]) => {
      const people = await TwoPeople.meet(edge, true);
      const all = async (acts: readonly Act[]): Promise<void> => {
        for (const act of acts) await people.do(act);
      };
      await Promise.all([all(asks), all(speaks)]);
      met.push({ people, acts: `${asks.join(' ')} beside ${speaks.join(' ')}`, is: await people.standing() });
    });
    const logged = Map.groupBy(events(), pairOf);
    const told = met.map(({ acts, is }) => `${acts}: ${JSON.stringify(is)}`);
    expect(told).toEqual(met.map(({ acts, people }) => `${acts}: ${JSON.stringify(lastFlags(logged, people))}`));
  }, 60_000);

  it('is folded by the consumer into the same rows, with keys mixed and events repeated', async () => {
    const all = events().filter(({ event }) => /^(follow|block)\./.test(event.type));
    expect(all.length).toBeGreaterThan(1_000);
    const order = fc.sample(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: all.length, maxLength: all.length }),
      1,
    )[0]!;
    const mixed = keepOrderOfKeys(all, order);
    const store = createMemoryStore();
    const consumer = feedOn(store).get(FeedConsumer);
    for (const received of [...mixed, ...mixed.filter((_, index) => order[index]! > 0.7)]) {
      await (consumer.folds[received.event.type] as Fold<never>)(received as never);
    }
    const [graph, relations] = [edge.engine(FollowGraph), edge.engine(Relations)];
    for (const { event } of all) {
      const { actorId, subjectId } = event.data as { actorId: string; subjectId: string };
      const both = [graph, store.followGraph].map((one) => one.of(actorId, [subjectId]));
      const blocks = [relations, store.relations].map((one) => one.of(actorId, [subjectId]));
      const [live, folded] = await Promise.all(both);
      const [liveBlocks, foldedBlocks] = await Promise.all(blocks);
      expect(folded!.get(subjectId)).toEqual(live!.get(subjectId));
      expect(foldedBlocks!.get(subjectId)).toEqual(liveBlocks!.get(subjectId));
    }
  });
});

function pairOf({ event: { data } }: Received): string {
  const { subjectId, actorId } = data as { subjectId?: string; actorId?: string };
  return `${subjectId}:${actorId}`;
}

/** The last of each flag, by position: all flags of one follow lie in one partition. */
function lastFlags(logged: ReadonlyMap<string, Received[]>, { account, asker }: TwoPeople): Standing {
  const last = (type: string, actorId: string, subjectId: string) => {
    const sets = (logged.get(`${subjectId}:${actorId}`) ?? []).filter(({ event }) => event.type === type);
    const newest = sets.sort((a, b) => a.version - b.version).at(-1);
    return { on: (newest?.event.data as { on: boolean } | undefined)?.on ?? false, version: newest?.version ?? -1 };
  };
  const [wanted, allowed] = [last('follow.wanted', asker.id, account.id), last('follow.allowed', asker.id, account.id)];
  const blocked = last('block.set', account.id, asker.id).on;
  const requested = wanted.on && !allowed.on && wanted.version > allowed.version;
  return { following: wanted.on && allowed.on, requested, blocked };
}

/** Sorted by chance, and each key in its order. */
function keepOrderOfKeys(all: readonly Received[], order: readonly number[]): Received[] {
  const slots = all
    .map((received, index) => ({ key: pairOf(received), at: order[index]! }))
    .sort((a, b) => a.at - b.at);
  const waiting = Map.groupBy(all, pairOf);
  return slots.map(({ key }) => waiting.get(key)!.shift()!);
}

/** Some at once, and all of them. */
async function inTurns<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  const worker = async (): Promise<void> => {
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) await each(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
