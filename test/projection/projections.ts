import { AccountConsumer } from '#libs/account';
import { CounterConsumer } from '#libs/counter';
import { MemoryBlobStore, type MemoryStore } from '#libs/engines/memory';
import { SystemClock } from '#libs/engines/system';
import { FeedConsumer } from '#libs/feed';
import { MediaConsumer } from '#libs/media';
import { NotifyConsumer } from '#libs/notify';
import { PostConsumer } from '#libs/post';
import { type Consumer, EventAppender, ReplayLog } from '#libs/stream';
import { Applies, type Fold, type Received } from '#libs/stream/ports';
import { TraceConsumer } from '#libs/trace';
import { CountingRandom, type RowStore } from '../contract/engines.js';
import { Container } from '../simulation/container.js';
import { Machines } from '../simulation/engines.js';
import { modules } from '../simulation/modules.js';

/** Every group that makes rows one by one. */
export const CONSUMERS = [AccountConsumer, PostConsumer, MediaConsumer, FeedConsumer, NotifyConsumer, TraceConsumer];

/** Folds append here: what they would append is in the history already. */
const nowhere = { append: async () => [] } as unknown as EventAppender;
const nothing = new ReplayLog({ identity: async () => ({ id: 'none', epoch: 0 }), ranges: async () => [] });
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What folds run on beside their rows. */
export const ground = {
  clock: new SystemClock(),
  random: new CountingRandom(),
  logger: silent,
  meter: { count: () => undefined, seconds: () => undefined },
};

/** All projections on these rows. */
export function containerOn(store: RowStore): Container {
  const machines = new Machines(new MemoryBlobStore(), store as MemoryStore);
  const process = ground as unknown as Parameters<Machines['ports']>[0];
  const ports = machines.ports(process, nothing);
  return new Container(modules, new Map([...ports, [EventAppender, nowhere]]));
}

/** Group `counter` on these rows: it folds whole slices, in order. */
export function counting(store: RowStore): Consumer {
  return containerOn(store).get(CounterConsumer);
}

/** The API's folds of an event, or the consumers'. The probe needs a file, so media.uploaded is the API's alone here. */
export async function fold(container: Container, received: Received, byApi: boolean): Promise<void> {
  const { type } = received.event;
  const folds: readonly Fold<never>[] =
    byApi || type === 'media.uploaded'
      ? ((container.get(Applies).table[type] ?? []) as readonly Fold<never>[])
      : CONSUMERS.map((token) => container.get<Consumer>(token).folds[type] as Fold<never>).filter(Boolean);
  for (const one of folds) await one(received as never);
}
