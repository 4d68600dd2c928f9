import { EventAppender, IdMaker, provide, type Provider } from '#libs/stream';
import { Clock } from '#libs/stream/ports';
import { AnnounceCounts } from './announce-counts.js';
import { CountBatch } from './count-batch.js';
import { CounterConsumer } from './counter.consumer.js';
import { FoldRecount } from './fold-recount.js';
import { EdgeStore, TallyStore } from './ports.js';
import { RequestRecount } from './request-recount.js';

export const counterModule: readonly Provider[] = [
  provide(CountBatch, [TallyStore, EdgeStore]),
  provide(FoldRecount, [TallyStore, EdgeStore]),
  provide(AnnounceCounts, [EventAppender, Clock]),
  provide(CounterConsumer, [CountBatch, FoldRecount, AnnounceCounts]),
  provide(RequestRecount, [IdMaker, EventAppender]),
];
