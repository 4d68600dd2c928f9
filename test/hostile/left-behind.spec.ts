import { afterEach, describe, expect, it } from '@jest/globals';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import { createMemoryStore, MemoryBlobStore, MemoryImageEncoder } from '#libs/engines/memory';
import { CodedError, UnavailableError } from '#libs/events';
import { BlobStore } from '#libs/media';
import { EventLog, type Received } from '#libs/stream/ports';
import { EncodeRendition } from '../../libs/media/src/encode-rendition.js';
import { newEvent, newTraceparent } from '#libs/stream';
import { likeJpeg, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';

const MEDIA = '01a1fda9-230f-7000-8d99-d5423a314b33';
const ORIGINAL = `media/${MEDIA}/original`;
const full = new CodedError('storage_full', 'the disk is full', { retryable: true });

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

describe('what a full disk leaves behind', () => {
  it('is nothing of a rendition, however often its encode is tried again', async () => {
    const blobs = new MemoryBlobStore();
    const staged = await blobs.stage(once('photo 800x600\n'), 100);
    await blobs.publish(staged.stagingId, ORIGINAL);
    blobs.publish = () => Promise.reject(full);
    const appender = { append: () => Promise.reject(new Error('nothing is to be appended')) };
    const encoder = new MemoryImageEncoder(blobs);
    const encode = new EncodeRendition(
      createMemoryStore().encodeResults,
      blobs,
      encoder,
      appender as never,
      new SystemClock(),
    );
    for (let attempt = 0; attempt < 3; attempt++) await expect(encode.run(requested())).rejects.toBe(full);
    expect(blobs.sweepStaging()).toBe(0);
  });
});

function requested(): Received<'rendition.requested'> {
  const outputs = [{ name: 'jpeg-320', mimeType: 'image/jpeg' as const, width: 320, height: 240 }];
  const task = { taskId: `${MEDIA}.0.photo-jpeg.0`, mediaId: MEDIA, attempt: 0, recipe: 'photo-jpeg', range: 0 };
  const origin = { traceparent: newTraceparent(new SystemRandom()), time: new Date(0).toISOString() };
  const event = newEvent('rendition.requested', 'task', { ...task, outputs, original: ORIGINAL }, origin);
  const position = { topic: 'encode.image', partition: 0, offset: 0, epoch: 0 };
  return { event, position, version: 0 };
}

describe('an upload', () => {
  let edge: EdgeServer;
  afterEach(() => edge.stop());

  it('that the log does not take leaves nothing staged', async () => {
    edge = await startEdge();
    const ann = await signUp(edge, 'ann');
    edge.engine(EventLog).append = () => Promise.reject(new UnavailableError('away'));
    expect((await ann.form('/v1/media', [['file', likeJpeg('x')]])).status).toBe(503);
    expect(edge.blobs.sweepStaging()).toBe(0);
  });

  it('that the log has is acknowledged, whatever becomes of its staged bytes', async () => {
    edge = await startEdge();
    const ann = await signUp(edge, 'ann');
    edge.engine(BlobStore).discard = () => Promise.reject(new UnavailableError('could not remove a staging file: EIO'));
    expect((await ann.form('/v1/media', [['file', likeJpeg('x')]])).status).toBe(201);
  });
});
