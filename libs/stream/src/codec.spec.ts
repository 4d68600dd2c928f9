import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadEventError, NewerSchemaError } from '#libs/events';
import { decodeEvent, encodeEvent, MAX_EVENT_BYTES } from './codec.js';
import { newEvent } from './new-event.js';
import type { LogRecord } from './ports.js';

const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: '2030-01-01T00:00:00Z' };
const userId = '01900000-0000-7000-8000-000000000001';
const registered = (fullName = 'Ann') =>
  newEvent('user.registered', 'event-1', { userId, userName: 'ann', fullName, createdAt: origin.time }, origin);
const place = { topic: 'users', partition: 3, offset: 7, epoch: 2, timeMs: 0 };
const recordOf = (value: unknown, change: Partial<LogRecord> = {}): LogRecord => {
  return { ...place, key: userId, value: Buffer.from(JSON.stringify(value)), ...change };
};

describe('encodeEvent', () => {
  it('writes JSON in UTF-8 under topic and key of its type', () => {
    const record = encodeEvent(registered('Änn 𝄞'));
    expect(record).toMatchObject({ topic: 'users', key: userId });
    expect(JSON.parse(new TextDecoder().decode(record.value))).toEqual(registered('Änn 𝄞'));
  });

  it('refuses an event above 16 KiB, counted in bytes', () => {
    const room = MAX_EVENT_BYTES - encodeEvent(registered('')).value.length;
    expect(encodeEvent(registered('x'.repeat(room))).value).toHaveLength(MAX_EVENT_BYTES);
    expect(() => encodeEvent(registered('x'.repeat(room + 1)))).toThrow(BadEventError);
    expect(() => encodeEvent(registered('ä'.repeat(room / 2 + 1)))).toThrow(BadEventError);
  });
});

describe('decodeEvent', () => {
  it('answers what was encoded, with its position and its version', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (fullName) => {
        const { key, value } = encodeEvent(registered(fullName));
        expect(decodeEvent({ ...place, key, value })).toEqual({
          event: registered(fullName),
          position: { topic: 'users', partition: 3, offset: 7, epoch: 2 },
          version: 2 * 2 ** 40 + 7,
        });
      }),
    );
  });

  it('keeps fields that it does not know', () => {
    const wider = { ...registered(), later: 1, data: { ...registered().data, bio: 'new' } };
    expect(decodeEvent(recordOf(wider))?.event).toEqual(wider);
  });

  it('answers nothing for a type that it does not know, whatever its schema', () => {
    expect(
      decodeEvent(recordOf({ ...registered(), type: 'user.imagined', schemaVersion: 9, data: 5 })),
    ).toBeUndefined();
    expect(decodeEvent(recordOf({ ...registered(), type: 'constructor' }))).toBeUndefined();
  });

  it('tells a newer schema of a known type apart, also where its data could be read', () => {
    expect(() => decodeEvent(recordOf({ ...registered(), schemaVersion: 2 }))).toThrow(NewerSchemaError);
    expect(() => decodeEvent(recordOf({ ...registered(), schemaVersion: 2, data: {} }))).toThrow(NewerSchemaError);
  });

  it('takes a body that its key or its topic does not name for a bad one', () => {
    expect(() => decodeEvent(recordOf(registered(), { key: 'another' }))).toThrow(BadEventError);
    expect(() => decodeEvent(recordOf(registered(), { topic: 'posts' }))).toThrow(BadEventError);
  });

  it('throws nothing but BadEventError at any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (value) => {
          expect(() => decodeEvent({ ...place, key: userId, value })).toThrow(BadEventError);
        },
      ),
    );
  });
});
