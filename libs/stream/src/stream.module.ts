import { AppendAndApply } from './append-and-apply.js';
import { EventAppender } from './event-appender.js';
import { IdMaker } from './id-maker.js';
import { Applies, Clock, EventLog, Logger, Meter, Random, RequestClaims } from './ports.js';
import { provide, type Provider } from './provide.js';
import { RequestOnce } from './request-once.js';
import { SweepRequestClaims } from './sweep-request-claims.js';

/** What every domain appends with. `Applies` comes from the edge: it alone sees all domains. */
export const streamModule: readonly Provider[] = [
  provide(IdMaker, [Clock, Random]),
  provide(EventAppender, [EventLog, Clock, Meter]),
  provide(AppendAndApply, [EventAppender, Applies, Clock, Logger, Meter]),
  provide(RequestOnce, [RequestClaims, IdMaker, Clock, Logger]),
  provide(SweepRequestClaims, [RequestClaims, Clock]),
];
