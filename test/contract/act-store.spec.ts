import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Act } from '#libs/post/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const like = (actorId: string, subjectId: string): Act => ({ actorId, kind: 'like', subjectId });

describe.each(engines)('ActStore on %s', (engine) => {
  const store = freshStore(engine);

  it('tells on which of some posts an act of this actor is on', async () => {
    const { acts } = store();
    const [ann, ben, on, off, none] = newIds(5) as [string, string, string, string, string];
    await acts.set(like(ann, on), true, 0);
    await acts.set(like(ann, off), true, 0);
    await acts.set(like(ann, off), false, 1);
    await acts.set(like(ben, none), true, 0);
    expect([...(await acts.on(ann, 'like', [none, off, on]))]).toEqual([on]);
    expect((await acts.on(ann, 'like', newIds(100))).size).toBe(0);
    await expect(acts.on(ann, 'like', newIds(101))).rejects.toThrow(RangeError);
  });

  it('ends in one state after any order and repetition of sets', async () => {
    const versions = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const { acts } = store();
        const [ann, post] = [newId(), newId()];
        await Promise.all(delivered.map((version) => acts.set(like(ann, post), version % 2 === 0, version)));
        expect((await acts.on(ann, 'like', [post])).has(post)).toBe(Math.max(...history) % 2 === 0);
      }),
    );
  });
});
