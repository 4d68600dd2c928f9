import { AppendAndApply, EventAppender, IdMaker, provide, type Provider, RequestOnce } from '#libs/stream';
import { Clock, Random } from '#libs/stream/ports';
import { AcceptUpload } from './accept-upload.js';
import { CollectRenditions } from './collect-renditions.js';
import { DeleteMedia } from './delete-media.js';
import { DeleteUnposted } from './delete-unposted.js';
import { EncodeImageConsumer } from './encode-image.consumer.js';
import { EncodeRendition } from './encode-rendition.js';
import { MediaRows } from './fold-media.js';
import { MediaConsumer, MediaFolds } from './media.consumer.js';
import { PlanRenditions } from './plan-renditions.js';
import { BlobStore, EncodeResults, ImageEncoder, MediaStore, Prober, UnpostedMedia } from './ports.js';
import { ProbeMedia } from './probe-media.js';
import { RemoveMedia } from './remove-media.js';

export const mediaModule: readonly Provider[] = [
  provide(AcceptUpload, [BlobStore, RequestOnce, AppendAndApply]),
  provide(DeleteMedia, [IdMaker, AppendAndApply]),
  provide(MediaRows, [MediaStore]),
  provide(RemoveMedia, [MediaStore, BlobStore, EventAppender, Clock]),
  provide(ProbeMedia, [MediaStore, BlobStore, Prober, EventAppender, Clock]),
  provide(CollectRenditions, [MediaStore, EventAppender, Clock]),
  provide(PlanRenditions, [MediaStore, EventAppender, CollectRenditions, Clock]),
  provide(MediaFolds, [MediaRows, ProbeMedia, PlanRenditions, CollectRenditions, RemoveMedia]),
  provide(DeleteUnposted, [UnpostedMedia, EventAppender, Clock, Random]),
  provide(MediaConsumer, [MediaFolds, EventAppender, Clock]),
];

/** The second consumer of this domain, in an app of its own. */
export const encodeModule: readonly Provider[] = [
  provide(EncodeRendition, [EncodeResults, BlobStore, ImageEncoder, EventAppender, Clock]),
  provide(EncodeImageConsumer, [EncodeRendition]),
];
