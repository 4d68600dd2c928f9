import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Act } from '#libs/post/ports';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

const like = (actorId: string, subjectId: string): Act => ({ actorId, kind: 'like', subjectId });
const at = (second: number) => new Date(second * 1_000).toISOString();
const [ON, OFF] = [
  { on: true, at: at(0) },
  { on: false, at: at(0) },
];

describe.each(engines)('ActStore on %s', (engine) => {
  const store = freshStore(engine);

  it('tells on which of some posts an act of this actor is on', async () => {
    const { acts } = store();
    const [ann, ben, on, off, none] = newIds(5) as [string, string, string, string, string];
    await acts.set(like(ann, on), ON, 0);
    await acts.set(like(ann, off), ON, 0);
    await acts.set(like(ann, off), OFF, 1);
    await acts.set(like(ben, none), ON, 0);
    await acts.set({ ...like(ann, none), kind: 'save' }, ON, 0);
    expect([...(await acts.on(ann, 'like', [none, off, on]))]).toEqual([on]);
    expect((await acts.on(ann, 'like', newIds(100))).size).toBe(0);
    await expect(acts.on(ann, 'like', newIds(101))).rejects.toThrow(RangeError);
  });

  it('lists from both ends what is on, the newest act first, page by page', async () => {
    const { acts } = store();
    const ann = newId();
    const [first, second, third, off] = newIds(4) as [string, string, string, string];
    await acts.set(like(ann, third), { on: true, at: at(7) }, 0);
    await acts.set(like(ann, first), { on: true, at: at(9) }, 3);
    await acts.set(like(ann, off), { on: true, at: at(8) }, 0);
    await acts.set(like(ann, off), { on: false, at: at(9) }, 1);
    await acts.set(like(ann, second), { on: true, at: at(7) }, 0);
    await acts.set(like(newId(), first), { on: true, at: at(1) }, 0);
    const page = await acts.by(ann, 'like', 2);
    expect(page).toEqual([
      { id: first, at: at(9) },
      { id: third, at: at(7) },
    ]);
    expect(await acts.by(ann, 'like', 2, page[1])).toEqual([{ id: second, at: at(7) }]);
    expect(await acts.by(ann, 'save', 2)).toEqual([]);
    const [liker, ...more] = await acts.to(first, 'like', 9);
    expect(liker).toEqual({ id: ann, at: at(9) });
    expect(await acts.to(first, 'like', 9, liker)).toEqual(more);
    expect(more).toHaveLength(1);
  });

  it('ends in one state after any order and repetition of sets', async () => {
    const versions = fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories(versions), async ({ history, delivered }) => {
        const { acts } = store();
        const [ann, post] = [newId(), newId()];
        const state = (version: number) => ({ on: version % 2 === 0, at: at(version) });
        await Promise.all(delivered.map((version) => acts.set(like(ann, post), state(version), version)));
        const last = Math.max(...history);
        expect((await acts.on(ann, 'like', [post])).has(post)).toBe(last % 2 === 0);
        expect(await acts.by(ann, 'like', 2)).toEqual(last % 2 === 0 ? [{ id: post, at: at(last) }] : []);
      }),
    );
  });
});
