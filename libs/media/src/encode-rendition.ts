import { type AnyEvent, type EncodedOutput, RefusedError } from '#libs/events';
import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received, StepNotes } from '#libs/stream/ports';
import { outputPath } from './blob-paths.js';
import type { BlobStore, EncodedImage, EncodeResults, ImageEncoder, TaskResult } from './ports.js';

type Requested = Received<'rendition.requested'>;

/** An output is far below this: it bounds a child that went mad. */
const MAX_OUTPUT_BYTES = 20_000_000;

/** rendition.requested → the files, the result kept per task id, then rendition.encoded or rendition.failed. */
export class EncodeRendition {
  constructor(
    private readonly results: EncodeResults,
    private readonly blobs: BlobStore,
    private readonly encoder: ImageEncoder,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  /** A task whose result is kept is not encoded again; its answer is appended again, which does no harm. */
  async run(received: Requested, signal: AbortSignal = new AbortController().signal): Promise<StepNotes> {
    const { taskId } = received.event.data;
    const kept = await this.results.find(taskId);
    const { result, notes } = kept ? { result: kept, notes: notesOf(kept) } : await this.encode(received, signal);
    await this.appender.append([this.answer(received, result)]);
    return notes;
  }

  /** The group could not fold the task: its media must not wait for ever. */
  async giveUp(received: Requested): Promise<void> {
    const failure = { code: 'internal' as const, message: 'The photo could not be processed. Try again later.' };
    await this.appender.append([this.answer(received, { failure })]);
  }

  private async encode(received: Requested, signal: AbortSignal): Promise<{ result: TaskResult; notes: StepNotes }> {
    const { taskId, original, outputs } = received.event.data;
    const encoded = await this.blobs
      .withLocalFile(original, (file) => this.encoder.encode(file, outputs, signal))
      .catch(refused);
    if (encoded instanceof RefusedError) {
      const { code, message } = encoded;
      return { result: await this.results.keep(taskId, { failure: { code, message } }), notes: { failure: encoded } };
    }
    const stored = await Promise.all(encoded.map((image) => this.store(received, image)));
    const result = await this.results.keep(taskId, { outputs: stored });
    return { result, notes: notesOf(result) };
  }

  private async store(received: Requested, image: EncodedImage): Promise<EncodedOutput> {
    const { mediaId, range } = received.event.data;
    const { name, mimeType, width, height } = image;
    const { stagingId, bytes, sha256 } = await this.blobs.stage(once(image.data), MAX_OUTPUT_BYTES);
    const path = outputPath({ mediaId, name, range, sha256 });
    try {
      await this.blobs.publish(stagingId, path);
    } catch (error) {
      // Each retry would leave one more behind, on a disk that may be full. What cannot be removed is for the sweep.
      await this.blobs.discard(stagingId).catch(() => undefined);
      throw error;
    }
    return { name, mimeType, width, height, bytes, sha256, path };
  }

  private answer(received: Requested, result: TaskResult): AnyEvent {
    const { taskId, mediaId, attempt, recipe, range } = received.event.data;
    const task = { taskId, mediaId, attempt, recipe, range };
    const by = { cause: received, clock: this.clock };
    if ('failure' in result)
      return causedEvent('rendition.failed', `${taskId}/failed`, { ...task, ...result.failure }, by);
    return causedEvent('rendition.encoded', `${taskId}/encoded`, { ...task, outputs: [...result.outputs] }, by);
  }
}

function refused(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  throw error;
}

function notesOf(result: TaskResult): StepNotes {
  if ('failure' in result) return { failure: new RefusedError(result.failure.code, result.failure.message) };
  const bytes = result.outputs.reduce((sum, output) => sum + output.bytes, 0);
  return { counts: { outputs: result.outputs.length, bytes } };
}

async function* once(data: Uint8Array): AsyncIterable<Uint8Array> {
  yield data;
}
