import { topicNames } from '#libs/events';
import type { NewRecord } from '#libs/stream/ports';
import type { Prng } from './prng.ts';

/** Bytes that no fold can take, and one that nobody here has heard of, which is passed over. */
export function poisonFor(dice: Prng): NewRecord {
  const topic = dice.pick(topicNames);
  const key = `poison-${dice.int(1_000)}`;
  return { topic, key, value: Buffer.from(dice.pick(BYTES)(key)) };
}

const envelope = {
  id: 'poison',
  schemaVersion: 1,
  time: '2027-01-01T00:00:00.000Z',
  producer: 'somebody',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
};
const somebody = '01890000-0000-7000-8000-000000000000';

const BYTES: readonly ((key: string) => string)[] = [
  () => '{"half":',
  () => 'null',
  () => '\u0000\u0001',
  () => JSON.stringify({ ...envelope, type: 'post.created', data: { postId: 7 } }),
  () => JSON.stringify({ ...envelope, type: 'post.created', traceparent: 'x', data: {} }),
  /** Lies under a key that is not its own. */
  () => {
    const data = { userId: somebody, userName: 'somebody', fullName: '', createdAt: envelope.time };
    return JSON.stringify({ ...envelope, type: 'user.registered', data });
  },
  () => JSON.stringify({ ...envelope, type: 'thing.unheard', data: {} }),
];
