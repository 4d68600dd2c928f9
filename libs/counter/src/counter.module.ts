import { EventAppender, IdMaker, provide, type Provider } from '#libs/stream';
import { Clock, EventLog, Logger, Meter } from '#libs/stream/ports';
import { AnnounceCounts } from './announce-counts.js';
import { CountBatch } from './count-batch.js';
import { CounterConsumer } from './counter.consumer.js';
import { FoldRecount } from './fold-recount.js';
import { EdgeStore, TallyStore } from './ports.js';
import { RebuildTallies } from './rebuild-tallies.js';
import { RequestRecount } from './request-recount.js';
import { RestoreTallies } from './restore-tallies.js';

export const counterModule: readonly Provider[] = [
  provide(RestoreTallies, [TallyStore, EdgeStore, Logger, Meter]),
  provide(CountBatch, [TallyStore, EdgeStore, RestoreTallies]),
  provide(FoldRecount, [TallyStore, EdgeStore]),
  provide(AnnounceCounts, [EventAppender, Clock]),
  provide(CounterConsumer, [CountBatch, FoldRecount, AnnounceCounts]),
  provide(RebuildTallies, [TallyStore, EdgeStore, EventLog]),
  provide(RequestRecount, [IdMaker, EventAppender]),
];
