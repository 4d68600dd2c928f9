import { type AnyEvent, RefusedError } from '#libs/events';
import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received, StepNotes } from '#libs/stream/ports';
import { planPhoto } from './ladder.js';
import type { BlobStore, MediaStore, Prober } from './ports.js';

/** The first attempt; a retry is one more. */
const ATTEMPT = 0;

/** media.uploaded → media.probed with the plan, or media.failed for a file that cannot be served. */
export class ProbeMedia {
  constructor(
    private readonly media: MediaStore,
    private readonly blobs: BlobStore,
    private readonly prober: Prober,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  async run(
    received: Received<'media.uploaded'>,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<StepNotes> {
    const { mediaId } = received.event.data;
    const known = (await this.media.byIds([mediaId])).get(mediaId);
    // Its row was written just before: it is missing where the media was deleted.
    if (!known || known.plan || known.state === 'failed') return {};
    const { event, notes } = await this.probe(received, signal);
    await this.appender.append([event]);
    return notes;
  }

  private async probe(
    received: Received<'media.uploaded'>,
    signal: AbortSignal,
  ): Promise<{ event: AnyEvent; notes: StepNotes }> {
    const { mediaId, ownerId, original } = received.event.data;
    const by = { cause: received, clock: this.clock };
    try {
      const { width, height } = await this.blobs.withLocalFile(original, (file) => this.prober.probe(file, signal));
      const tasks = [...planPhoto({ id: mediaId, attempt: ATTEMPT, width, height })];
      const data = { mediaId, ownerId, attempt: ATTEMPT, width, height, original, tasks };
      const event = causedEvent('media.probed', `${mediaId}/${ATTEMPT}/probed`, data, by);
      return { event, notes: { counts: { width, height, tasks: tasks.length } } };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const data = { mediaId, attempt: ATTEMPT, code: error.code, message: error.message };
      const event = causedEvent('media.failed', `${mediaId}/${ATTEMPT}/failed`, data, by);
      return { event, notes: { failure: error } };
    }
  }
}
