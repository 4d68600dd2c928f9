import { describe, expect, it } from '@jest/globals';
import { engines, freshStore } from './engines.js';
import { newId } from './ids.js';

const AT = '2026-11-21T10:00:00.000Z';

describe.each(engines)('UnpostedMedia on %s', (engine) => {
  const store = freshStore(engine);
  const upload = async (ownerId: string): Promise<string> => {
    const id = newId();
    const file = {
      fileName: 'a',
      mimeType: 'image/jpeg',
      bytes: 1,
      sha256: 'c'.repeat(64),
      path: `media/${id}/original`,
    };
    await store().media.create({ id, ownerId, kind: 'image', ...file, uploadedAt: AT });
    return id;
  };

  it('are those that no post and no profile has, the oldest first', async () => {
    const ann = newId();
    const [first, posted, avatar, deleted, second] = [
      await upload(ann),
      await upload(ann),
      await upload(ann),
      await upload(ann),
      await upload(ann),
    ];
    await store().mediaClaims.claim([posted], newId());
    const profile = { id: ann, userName: 'ann', fullName: '', bio: '', website: '', avatarId: avatar, createdAt: AT };
    await store().users.putProfile(profile, 1);
    await store().media.delete(deleted);
    const line = newId();
    await upload(ann);
    const of = (...ids: string[]) => ids.map((mediaId) => ({ mediaId, ownerId: ann }));
    expect(await store().unpostedMedia.under(line, 9)).toEqual(of(first, second));
    expect(await store().unpostedMedia.under(line, 1)).toEqual(of(first));
  });

  it('are taken for nobody once, and stay known until they are deleted', async () => {
    const ann = newId();
    const [mine, posted] = [await upload(ann), await upload(ann)];
    const postId = newId();
    await store().mediaClaims.claim([posted], postId);
    const { unpostedMedia, mediaClaims } = store();
    expect([await unpostedMedia.take(mine), await unpostedMedia.take(mine)]).toEqual([true, true]);
    expect(await unpostedMedia.take(posted)).toBe(false);
    expect(await mediaClaims.claim([mine], postId)).toEqual([mine]);
    expect(await unpostedMedia.under(newId(), 9)).toEqual([{ mediaId: mine, ownerId: ann }]);
    await store().media.delete(mine);
    expect(await unpostedMedia.under(newId(), 9)).toEqual([]);
  });
});
