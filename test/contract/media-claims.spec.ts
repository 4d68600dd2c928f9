import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId, newIds } from './ids.js';

describe.each(engines)('MediaClaims on %s', (engine) => {
  const store = freshStore(engine);

  it('gives media to the first post that claims them, and again to that post', async () => {
    const { mediaClaims } = store();
    const [media, post] = [newIds(3), newId()];
    expect(await mediaClaims.claim(media, post)).toEqual([]);
    expect(await mediaClaims.claim([...media].reverse(), post)).toEqual([]);
    expect(await mediaClaims.claim(media, newId())).toEqual(media);
    expect([await mediaClaims.holder(media[0]!), await mediaClaims.holder(newId())]).toEqual([post, undefined]);
  });

  it('claims none when another post holds one, and names those that are held', async () => {
    const { mediaClaims } = store();
    const [free, taken, alsoFree] = newIds(3) as [string, string, string];
    const [first, second, third] = newIds(3) as [string, string, string];
    await mediaClaims.claim([taken], first);
    expect(await mediaClaims.claim([free, taken, alsoFree], second)).toEqual([taken]);
    expect(await mediaClaims.claim([free, alsoFree], third)).toEqual([]);
  });

  it('lets one of 20 concurrent posts have a media', async () => {
    const media = newId();
    const answers = await Promise.all(newIds(20).map((post) => store().mediaClaims.claim([media], post)));
    expect(answers.filter((taken) => taken.length === 0)).toHaveLength(1);
  });
});
