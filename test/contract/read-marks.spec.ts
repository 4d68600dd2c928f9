import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newIds } from './ids.js';

describe.each(engines)('ReadMarks on %s', (engine) => {
  const store = freshStore(engine);

  it('only rise', async () => {
    const { readMarks } = store();
    const [ann, ben] = newIds(2) as [string, string];
    expect(await readMarks.of(ann)).toBeUndefined();
    await readMarks.raise(ann, '2026-01-02T00:00:00.000Z');
    await readMarks.raise(ann, '2026-01-01T00:00:00.000Z');
    expect(await readMarks.of(ann)).toBe('2026-01-02T00:00:00.000Z');
    expect(await readMarks.of(ben)).toBeUndefined();
    await readMarks.forget(ann);
    await readMarks.forget(ben);
    expect(await readMarks.of(ann)).toBeUndefined();
  });
});
