import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  createMemoryStore,
  MemoryBlobStore,
  MemoryImageEncoder,
  MemoryProber,
  type MemoryStore,
} from '#libs/engines/memory';
import { SystemClock } from '#libs/engines/system';
import { type AnyEvent, type EventType, taskIdOf } from '#libs/events';
import { type Consumer, EventAppender, newEvent } from '#libs/stream';
import { Clock, type Fold, type Received } from '#libs/stream/ports';
import { nthId } from '../../../test/contract/ids.js';
import { Container } from '../../../test/simulation/container.js';
import { EncodeImageConsumer } from './encode-image.consumer.js';
import { MediaConsumer } from './media.consumer.js';
import { encodeModule, mediaModule } from './media.module.js';
import { BlobStore, EncodeResults, ImageEncoder, MediaStore, Prober } from './ports.js';

const ORIGIN = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2026-01-01T00:00:00.000Z' };
const [mediaId, other, ownerId, postId] = [nthId(1), nthId(2), nthId(3), nthId(4)];
const original = `media/${mediaId}/original`;
const task = { mediaId, attempt: 0, recipe: 'photo-jpeg', range: 0 };
const planned = {
  ...task,
  taskId: taskIdOf(task),
  outputs: [{ name: 'jpeg-320', mimeType: 'image/jpeg' as const, width: 320, height: 240 }],
};
const file = { fileName: 'secret.jpg', mimeType: 'image/jpeg', bytes: 9, sha256: 'c'.repeat(64), original };

describe('a media that is deleted', () => {
  let store: MemoryStore;
  let blobs: MemoryBlobStore;
  let container: Container;
  let appended: AnyEvent[];
  beforeEach(async () => {
    [store, blobs, appended] = [createMemoryStore(), new MemoryBlobStore(), []];
    const append = async (events: readonly AnyEvent[]) => void appended.push(...events);
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [MediaStore, store.media],
      [EncodeResults, store.encodeResults],
      [BlobStore, blobs],
      [Prober, new MemoryProber(blobs)],
      [ImageEncoder, new MemoryImageEncoder(blobs)],
      [EventAppender, { append }],
      [Clock, new SystemClock()],
    ]);
    container = new Container([mediaModule, encodeModule], ports);
    await put(original, 'photo 400x300');
    await put(`media/${other}/original`, 'photo 4x3');
  });

  async function put(path: string, text: string): Promise<void> {
    async function* bytes() {
      yield Buffer.from(text);
    }
    await blobs.publish((await blobs.stage(bytes(), 1_000)).stagingId, path);
  }
  async function fold(
    type: EventType,
    data: object,
    by: typeof MediaConsumer | typeof EncodeImageConsumer = MediaConsumer,
  ) {
    const event = newEvent(type, 'event', data as never, ORIGIN);
    const received = { event, position: { topic: 'any', partition: 0, offset: 1, epoch: 0 }, version: 1 } as Received;
    await (container.get<Consumer>(by).folds[type] as Fold<never>)(received as never);
  }
  const uploaded = { mediaId, ownerId, kind: 'image', ...file, uploadedAt: ORIGIN.time };
  const probed = { mediaId, ownerId, attempt: 0, width: 400, height: 300, original, tasks: [planned] };

  it('follows from the delete of its post, each media by an id of its own', async () => {
    for (const _ of [1, 2]) await fold('post.deleted', { postId, authorId: ownerId, mediaIds: [mediaId, other] });
    expect(appended.map(({ id, type, data }) => ({ id, type, data }))).toEqual(
      [mediaId, other, mediaId, other].map((one) => ({
        id: `${one}/deleted`,
        type: 'media.deleted',
        data: { mediaId: one, ownerId },
      })),
    );
  });

  it('leaves no row and no byte, whatever comes before and after', async () => {
    const story: [EventType, object][] = [
      ['media.uploaded', uploaded],
      ['media.probed', probed],
      ['media.playable', { mediaId, attempt: 0 }],
    ];
    for (const [type, data] of story) await fold(type, data);
    await fold('media.deleted', { mediaId, ownerId });
    expect(blobs.paths()).toEqual([`media/${other}/original`]);
    appended.splice(0);
    for (const [type, data] of story) await fold(type, data);
    expect((await store.media.byIds([mediaId])).size).toBe(0);
    expect(await store.media.ownedBy(ownerId, 9)).toEqual([]);
    expect(appended).toEqual([]);
  });

  it('takes a late encode with it', async () => {
    await fold('media.uploaded', uploaded);
    await fold('rendition.requested', { ...planned, original }, EncodeImageConsumer);
    const encoded = appended.find(({ type }) => type === 'rendition.encoded')!;
    const made = blobs.paths().filter((path) => path.startsWith(`media/${mediaId}/`));
    expect(made.length).toBe(2);
    await fold('media.deleted', { mediaId, ownerId });
    for (const path of made) await put(path, 'late');
    await fold('rendition.encoded', encoded.data);
    expect(blobs.paths()).toEqual([`media/${other}/original`]);
  });

  it('takes a late upload with it: a request that is repeated stores its bytes again', async () => {
    await fold('media.uploaded', uploaded);
    await fold('media.deleted', { mediaId, ownerId });
    await put(original, 'photo 400x300');
    appended.splice(0);
    await fold('media.uploaded', uploaded);
    expect(blobs.paths()).toEqual([`media/${other}/original`]);
    expect(appended).toEqual([]);
  });

  it('is not encoded any more', async () => {
    await fold('media.deleted', { mediaId, ownerId });
    await fold('rendition.requested', { ...planned, original }, EncodeImageConsumer);
    expect(appended.map(({ type }) => type)).toEqual(['rendition.failed']);
    appended.splice(0);
    await fold('rendition.failed', { ...task, taskId: planned.taskId, code: 'not_found', message: 'gone' });
    expect(appended).toEqual([]);
  });
});
