import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AccountConsumer,
  accountGroupModule,
  accountModule,
  ExportJobs,
  LaterRemovals,
  KeyedHash,
  Passwords,
  ResetCodes,
  SessionStore,
  UserNameClaims,
  UserStore,
} from '#libs/account';
import { MemoryBlobStore, MemoryProber, MemoryPushSender } from '#libs/engines/memory';
import { HmacKeyedHash, SystemClock } from '#libs/engines/system';
import { CelebrityLine, FeedConsumer, feedModule, FollowerTallies, FollowGraph, PulledMarks } from '#libs/feed';
import { Relations, TimelineStore } from '#libs/feed/ports';
import { BlobStore, MediaConsumer, mediaModule, MediaStore, Prober } from '#libs/media';
import {
  NoticeReader,
  NoticeStore,
  NotifyConsumer,
  notifyGroupModule,
  PushSender,
  PushSubscriptions,
  ReadMarks,
} from '#libs/notify';
import { ReportStore } from '#libs/operate';
import { ActStore, CommentStore, ExploreIndex, PostConsumer, postModule, PostStore } from '#libs/post';
import { type Consumer, EventAppender, type Provider } from '#libs/stream';
import { Applies, Clock, type Fold, Logger, type Received, RequestClaims } from '#libs/stream/ports';
import { TraceConsumer, traceModule, TraceStore } from '#libs/trace';
import { engines, type RowStore, withTwoStores } from '../contract/engines.js';
import { repeats } from '../contract/repeats.js';
import { Container } from '../simulation/container.js';
import { modules } from '../simulation/modules.js';
import { history } from './histories.js';
import { missingFromHomes, stateOf } from './state.js';

const RUNS = process.env['LONG'] ? 1000 : 60;
const CONSUMERS = [AccountConsumer, PostConsumer, MediaConsumer, FeedConsumer, NotifyConsumer, TraceConsumer];

/** Folds append here: what they would append is in the history already. */
const nowhere = { append: async () => [] } as unknown as EventAppender;

function containerOn(store: RowStore): Container {
  const blobs = new MemoryBlobStore();
  const ports = new Map<Provider['provide'], unknown>([
    [UserStore, store.users],
    [UserNameClaims, store.userNameClaims],
    [SessionStore, store.sessions],
    [Passwords, store.passwords],
    [ResetCodes, store.resetCodes],
    [KeyedHash, new HmacKeyedHash(Buffer.alloc(32, 1))],
    [PostStore, store.posts],
    [MediaStore, store.media],
    [ActStore, store.acts],
    [CommentStore, store.comments],
    [ExploreIndex, store.explore],
    [FollowGraph, store.followGraph],
    [Relations, store.relations],
    [TimelineStore, store.timelines],
    [NoticeStore, store.notices],
    [ReadMarks, store.readMarks],
    [PushSubscriptions, store.pushSubscriptions],
    [PushSender, new MemoryPushSender()],
    [NoticeReader, {}],
    [Logger, {}],
    [ReportStore, store.reports],
    [TraceStore, store.traces],
    [PulledMarks, store.pulledMarks],
    [FollowerTallies, store.followerTallies],
    [CelebrityLine, new CelebrityLine(10_000)],
    [LaterRemovals, store.laterRemovals],
    [ReportStore, store.reports],
    [RequestClaims, store.requestClaims],
    [ExportJobs, store.exportJobs],
    [BlobStore, blobs],
    [Prober, new MemoryProber(blobs)],
    [Clock, new SystemClock()],
    [EventAppender, nowhere],
  ]);
  const own = [accountModule, accountGroupModule, postModule, mediaModule, feedModule, notifyGroupModule, traceModule];
  return new Container([...own, ...modules.slice(-2)], ports);
}

/** The API's folds of an event, or the consumers'. The probe needs a file, so media.uploaded is the API's alone here. */
async function fold(container: Container, received: Received, byApi: boolean): Promise<void> {
  const { type } = received.event;
  const folds: readonly Fold<never>[] =
    byApi || type === 'media.uploaded'
      ? ((container.get(Applies).table[type] ?? []) as readonly Fold<never>[])
      : CONSUMERS.map((token) => container.get<Consumer>(token).folds[type] as Fold<never>).filter(Boolean);
  for (const one of folds) await one(received as never);
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
          expect(await missingFromHomes(other, all)).toEqual([]);
        });
        shuffled += delivered.some((received, index) => received !== all[index]) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    expect(shuffled).toBeGreaterThan(RUNS / 2);
  }, 600_000);
});
