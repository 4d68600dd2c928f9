import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';
import { histories } from './repeats.js';

describe.each(engines)('Relations on %s', (engine) => {
  const store = freshStore(engine);

  it('tells from both ends who blocks, and from one who mutes', async () => {
    const { relations } = store();
    const [ann, ben, cat, dan] = newIds(4) as [string, string, string, string];
    await relations.setBlock(ann, ben, true, 0);
    await relations.setMute(ann, cat, true, 0);
    await relations.setMute(ben, ann, true, 0);
    expect(new Map(await relations.of(ann, [ben, cat, dan]))).toEqual(
      new Map([
        [ben, { blocks: true, blockedBy: false, mutes: false }],
        [cat, { blocks: false, blockedBy: false, mutes: true }],
      ]),
    );
    expect(new Map(await relations.of(ben, [ann, dan]))).toEqual(
      new Map([[ann, { blocks: false, blockedBy: true, mutes: true }]]),
    );
    expect((await relations.of(cat, [ann])).get(ann)).toEqual({ blocks: false, blockedBy: false, mutes: false });
    await expect(relations.of(ann, newIds(101))).rejects.toThrow(RangeError);
  });

  it('lists whom somebody blocks or mutes now, in pages', async () => {
    const { relations } = store();
    const [ann, ...others] = newIds(6) as [string, ...string[]];
    for (const other of others) await relations.setBlock(ann, other, true, 0);
    await relations.setBlock(ann, others[0]!, false, 1);
    await relations.setBlock(ann, others[1]!, false, 1);
    await relations.setMute(ann, others[1]!, true, 2);
    await relations.setBlock(others[0]!, ann, true, 0);
    expect(await relations.by(ann, 2)).toEqual([
      { subjectId: others[1], blocks: false, mutes: true },
      { subjectId: others[2], blocks: true, mutes: false },
    ]);
    expect((await relations.by(ann, 9, others[2])).map(({ subjectId }) => subjectId)).toEqual(others.slice(3));
  });

  it('ends in one state after any order and repetition of sets', async () => {
    const kind = fc.constantFrom('block', 'mute');
    const sets = fc.uniqueArray(fc.record({ kind, version: fc.nat(12), on: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
      selector: (set) => `${set.kind} ${set.version}`,
    });
    await fc.assert(
      fc.asyncProperty(histories(sets), async ({ history, delivered }) => {
        const { relations } = store();
        const [ann, ben] = [newId(), newId()];
        const write = { block: relations.setBlock.bind(relations), mute: relations.setMute.bind(relations) };
        for (const set of delivered) await write[set.kind as 'block' | 'mute'](ann, ben, set.on, set.version);
        const last = (of: string) =>
          history.filter((set) => set.kind === of).sort((a, b) => b.version - a.version)[0]?.on ?? false;
        const seen = (await relations.of(ann, [ben])).get(ben);
        expect(seen).toEqual({ blocks: last('block'), blockedBy: false, mutes: last('mute') });
      }),
    );
  });
});
