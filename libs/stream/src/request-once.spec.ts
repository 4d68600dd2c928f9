import { beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { createMemoryStore } from '#libs/engines/memory';
import { RepeatedRandom } from '../../../test/contract/log-engines.js';
import { KeptLogger } from '../../../test/contract/log-room.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { IdMaker } from './id-maker.js';
import type { CreateRequest, RequestClaims } from './ports.js';
import { RequestOnce } from './request-once.js';

const HOUR_MS = 3_600_000;
const request = (change: Partial<CreateRequest> = {}): CreateRequest => {
  return { account: 'ann', route: 'POST /v1/posts', idempotencyKey: 'key-1', origin, ...change };
};
const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2030-01-01T00:00:00Z' };

describe('RequestOnce', () => {
  let clock: VirtualClock;
  let logger: KeptLogger;
  let claims: RequestClaims;
  let once: RequestOnce;
  beforeEach(() => {
    [clock, logger, claims] = [new VirtualClock(), new KeptLogger(), createMemoryStore().requestClaims];
    once = new RequestOnce(claims, new IdMaker(clock, new RepeatedRandom()), clock, logger);
  });

  it('gives a repeat the ids of the first, and says whether the log has it', async () => {
    const first = await once.begin(request(), ['postId', 'eventId'], { caption: 'a' });
    expect(Object.keys(first.ids)).toEqual(['postId', 'eventId']);
    expect(first.answered).toBe(false);
    expect(await once.begin(request(), ['postId', 'eventId'], { caption: 'a' })).toEqual(first);
    await once.answered(request());
    expect(await once.begin(request(), ['postId', 'eventId'], { caption: 'a' })).toEqual({ ...first, answered: true });
  });

  it('refuses other content under the same key', async () => {
    await once.begin(request(), ['postId'], { caption: 'a' });
    await expect(once.begin(request(), ['postId'], { caption: 'b' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it.each([{ account: 'ben' }, { route: 'POST /v1/media' }, { idempotencyKey: 'key-2' }])(
    'takes a key within its account and route: %p is another request',
    async (change) => {
      const first = await once.begin(request(), ['postId'], 'a');
      const other = await once.begin(request(change), ['postId'], 'b');
      expect(other.ids.postId).not.toBe(first.ids.postId);
    },
  );

  it('takes every request without a key for a new one', async () => {
    const { idempotencyKey: _, ...keyless } = request();
    const first = await once.begin(keyless, ['postId'], 'a');
    await once.answered(keyless);
    expect((await once.begin(keyless, ['postId'], 'a')).ids).not.toEqual(first.ids);
  });

  it('remembers a key for a day', async () => {
    const first = await once.begin(request(), ['postId'], 'a');
    await clock.advance(24 * HOUR_MS - 1);
    expect(await once.begin(request(), ['postId'], 'a')).toEqual(first);
    await clock.advance(1);
    expect((await once.begin(request(), ['postId'], 'b')).ids).not.toEqual(first.ids);
  });

  it('does not fail a request whose answer could not be noted', async () => {
    claims.answered = async () => {
      throw new UnavailableError('the store is away');
    };
    await once.answered(request());
    expect(logger.lines).toMatchObject([{ level: 'warn', route: 'POST /v1/posts' }]);
  });
});
