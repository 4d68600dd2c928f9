import { afterEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '#libs/engines/system';
import { Clock } from '#libs/stream/ports';
import { type Caller, likeJpeg, signUp } from '../edge/caller.js';
import { type EdgeServer, startEdge } from '../edge/edge-server.js';
import { waitUntil } from '../processes/wait-until.js';
import { fileForm, formHead, OpenRequest } from './open-request.js';

/** Waits long times shortly. */
class HastyClock extends SystemClock {
  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return super.sleep(ms >= 10_000 ? 50 : ms, signal);
  }
}

describe('a stop while uploads run', () => {
  let edge: EdgeServer;
  afterEach(() => edge.stop());

  const form = fileForm(likeJpeg('photo'));
  async function halfSent(who: Caller): Promise<OpenRequest> {
    const request = await OpenRequest.to(edge.address);
    await request.write(formHead(who, '/v1/media', `content-length: ${form.length}`));
    await request.write(form.subarray(0, 50));
    await waitUntil(async () => request.isTaken);
    return request;
  }
  const isStopping = () =>
    waitUntil(async () => (await fetch(`${edge.address}/health/live`).catch(() => undefined))?.status !== 200);

  it('keeps what arrives in time, answers it, and waits for no connection after that', async () => {
    edge = await startEdge();
    const request = await halfSent(await signUp(edge, 'ann'));
    const stopped = edge.stop();
    await isStopping();
    await request.write(form.subarray(50));
    await stopped;
    await request.closed;
    expect([request.status, /\r\nconnection: close\r\n/i.test(request.text)]).toEqual([201, true]);
    expect(edge.blobs.paths()).toHaveLength(1);
  });

  it('cuts off a sender that never comes to an end, and keeps nothing of it', async () => {
    edge = await startEdge(new Map([[Clock, new HastyClock()]]));
    const request = await halfSent(await signUp(edge, 'ann'));
    await edge.stop();
    await request.closed;
    expect([request.text, edge.blobs.paths(), edge.blobs.sweepStaging()]).toEqual(['', [], 0]);
  });
});
