import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { envelope } from '#libs/events';
import { RepeatedRandom } from '../../../test/contract/log-engines.js';
import { VirtualClock } from '../../../test/contract/virtual-clock.js';
import { received } from './codec.js';
import { causedEvent, childOf, newEvent, newTraceparent, traceIdOf } from './new-event.js';

const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2030-01-01T00:00:00Z' };
const mediaId = '01900000-0000-7000-8000-000000000001';
const reached = { mediaId, ownerId: mediaId, attempt: 0 };
const cause = (offset: number) =>
  received(newEvent('media.playable', 'request-1', reached, origin), {
    topic: 'media',
    partition: 0,
    offset,
    epoch: 0,
  });

describe('newEvent', () => {
  it('carries its id, the trace and the time of its request, in an envelope that every reader takes', () => {
    const event = newEvent('media.ready', 'id-1', reached, origin);
    expect(event).toEqual({
      id: 'id-1',
      type: 'media.ready',
      schemaVersion: 1,
      time: origin.time,
      producer: 'mediafeed',
      traceparent: origin.traceparent,
      data: reached,
    });
    expect(envelope.safeParse(event).success).toBe(true);
  });
});

describe('causedEvent', () => {
  const ready = (offset: number, id: string, clock = new VirtualClock()) =>
    causedEvent('media.ready', id, reached, { cause: cause(offset), clock });

  it('is equal but for its time whenever its cause is folded again, also where the cause stands twice', async () => {
    const later = new VirtualClock();
    await later.advance(60_000);
    const [first, again] = [ready(1, 'a/ready'), ready(9, 'a/ready', later)];
    expect(again).toEqual({ ...first, time: again.time });
    expect([first.time, again.time]).toEqual(['2030-01-01T00:00:00.000Z', '2030-01-01T00:01:00.000Z']);
  });

  it('stays in the trace of its cause, under a span of its own', () => {
    const [one, other] = [ready(1, 'a/ready'), ready(1, 'b/ready')];
    expect(traceIdOf(one.traceparent)).toBe('a'.repeat(32));
    expect(one.traceparent).toMatch(/^00-a{32}-[0-9a-f]{16}-01$/);
    expect(new Set([one.traceparent, other.traceparent, origin.traceparent]).size).toBe(3);
    expect(envelope.safeParse(one).success).toBe(true);
  });
});

describe('traces', () => {
  it('begin as W3C trace context, from the dice that are given', () => {
    expect(newTraceparent(new RepeatedRandom())).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(newTraceparent(new RepeatedRandom())).toBe(newTraceparent(new RepeatedRandom()));
    const random = new RepeatedRandom();
    expect(newTraceparent(random)).not.toBe(newTraceparent(random));
  });

  it('have one child for each name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [left, right] = [childOf(origin.traceparent, one), childOf(origin.traceparent, other)];
        expect(left === right).toBe(one === other);
      }),
    );
  });
});
