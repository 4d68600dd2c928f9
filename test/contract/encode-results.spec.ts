import { describe, expect, it } from '@jest/globals';
import type { TaskResult } from '#libs/media/ports';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

function madeBy(name: string): TaskResult {
  const path = `media/${newId()}/photo/0.${'a'.repeat(64)}`;
  return {
    outputs: [{ name, mimeType: 'image/jpeg', width: 320, height: 240, bytes: 9, sha256: 'a'.repeat(64), path }],
  };
}

describe.each(engines)('EncodeResults on %s', (engine) => {
  const store = freshStore(engine);

  it('keeps the first result of a task and answers it ever after', async () => {
    const { encodeResults } = store();
    const [first, second] = [madeBy('320'), madeBy('640')];
    expect(await encodeResults.find('task')).toBeUndefined();
    expect(await encodeResults.keep('task', first)).toEqual(first);
    expect(await encodeResults.keep('task', second)).toEqual(first);
    expect(await encodeResults.find('task')).toEqual(first);
    expect(await encodeResults.find('another task')).toBeUndefined();
  });

  it('keeps a failure as it keeps an output', async () => {
    const failed: TaskResult = { failure: { code: 'media_truncated', message: 'ends in the middle' } };
    await store().encodeResults.keep('task', failed);
    expect(await store().encodeResults.find('task')).toEqual(failed);
  });

  it('answers one result to all of many at once', async () => {
    const results = Array.from({ length: 20 }, (_, index) => madeBy(`${index}`));
    const kept = await Promise.all(results.map((result) => store().encodeResults.keep('task', result)));
    expect(new Set(kept.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results).toContainEqual(kept[0]);
  });
});
