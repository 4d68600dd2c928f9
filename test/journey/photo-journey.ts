import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exifr from 'exifr';
import sharp from 'sharp';
import { type components, form } from '#libs/client';
import { waitUntil } from '../processes/wait-until.js';
import { clientOf, fetchPath, type Person, signUp, type Stage } from './stage.js';

type Media = components['schemas']['Media'];

const ME = { path: { id: 'me' } };

/** The photo as a telephone sends it: lying on its side, and saying where it was taken. */
export async function takePhoto(): Promise<File> {
  const pixels = await sharp({
    create: { width: 1600, height: 1200, channels: 3, background: { r: 40, g: 90, b: 160 } },
  })
    .composite([{ input: await square(), left: 100, top: 100 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'journey' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '43/1 28/1 2814/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '11/1 53/1 645/100',
      },
    })
    .jpeg({ quality: 90 })
    .toBuffer();
  expect(await exifr.gps(pixels)).toMatchObject({ latitude: expect.any(Number) });
  return new File([Uint8Array.from(pixels)], 'lake.jpg', { type: 'image/jpeg' });
}

function square(): Promise<Buffer> {
  return sharp({ create: { width: 400, height: 300, channels: 3, background: { r: 230, g: 200, b: 40 } } })
    .png()
    .toBuffer();
}

/** From two accounts to a photo in three sizes in the follower's home timeline: the same for every way to run the product. */
export function photoJourney(open: () => Promise<Stage>): void {
  describe('the photo', () => {
    let stage: Stage;
    let photo: File;
    let ann: Person;
    let bob: Person;
    beforeAll(async () => {
      stage = await open();
      photo = await takePhoto();
      [ann, bob] = [await signUp(stage, 'ann'), await signUp(stage, 'bob')];
      await bob.client.PUT('/v1/users/{id}/follow', { params: { path: { id: ann.id } } });
    }, 60_000);
    afterAll(() => stage.end(), 40_000);

    const upload = async (key?: string): Promise<Media> => {
      const params = { header: key === undefined ? {} : { 'idempotency-key': key } };
      const { data, error } = await ann.client.POST('/v1/media', { params, body: form({ file: photo }) });
      if (!data) throw new Error(error.detail);
      return data;
    };
    const publish = (mediaIds: string[], caption: string, key = caption) =>
      ann.client.POST('/v1/users/{id}/posts', {
        params: { ...ME, header: { 'idempotency-key': key } },
        body: { mediaIds, caption, altTexts: mediaIds.map(() => 'a lake') },
      });
    const feedOf = async (person: Person) => (await person.client.GET('/v1/users/{id}/feed', { params: ME })).data!;
    const inFeed = (person: Person, postId: string) =>
      waitUntil(
        async () => (await feedOf(person)).items.find(({ id, media }) => id === postId && media.every(isReady)),
        30_000,
      );

    it('stands in the follower’s home timeline in three sizes', async () => {
      const media = await upload();
      const { data: post, response } = await publish([media.id], 'First light');
      expect(response.status).toBe(201);
      const seen = await inFeed(bob, post!.id);
      expect(seen).toMatchObject({
        caption: 'First light',
        author: { id: ann.id, userName: 'ann' },
        createdAt: post!.createdAt,
      });
      expect(seen.media).toHaveLength(1);
      expect(seen.media[0]).toMatchObject({
        id: media.id,
        state: 'ready',
        progress: 1,
        width: 1200,
        height: 1600,
        altText: 'a lake',
      });
      expect(seen.media[0]!.renditions.map(({ width, height }) => [width, height])).toEqual([
        [320, 427],
        [640, 853],
        [1080, 1440],
      ]);
      for (const rendition of seen.media[0]!.renditions) await checkRendition(stage, rendition);
      const { data: read } = await bob.client.GET('/v1/posts/{id}', { params: { path: { id: post!.id } } });
      expect(read).toEqual(seen);
      const { data: posts } = await bob.client.GET('/v1/users/{id}/posts', { params: { path: { id: ann.id } } });
      expect(posts!.items[0]).toEqual(seen);
    }, 60_000);

    it('is one post however often the form is sent', async () => {
      const send = () =>
        ann.client.POST('/v1/users/{id}/posts', {
          params: { ...ME, header: { 'idempotency-key': 'one form' } },
          body: form({ file: [photo], caption: 'Sent three times' }),
        });
      const ids = new Set<string | undefined>();
      for (let sent = 0; sent < 3; sent++) ids.add((await send()).data?.id);
      expect(ids.size).toBe(1);
      await inFeed(bob, [...ids][0]!);
      const captions = (await feedOf(bob)).items.map(({ caption }) => caption);
      expect(captions.filter((caption) => caption === 'Sent three times')).toHaveLength(1);
    }, 60_000);

    it('is one media for one Idempotency-Key', async () => {
      expect((await upload('again')).id).toBe((await upload('again')).id);
    });

    it('is hidden again once the follow has ended', async () => {
      const carl = await signUp(stage, 'carl');
      const follow = { params: { path: { id: ann.id } } };
      const media = await upload();
      const { data: post } = await publish([media.id], 'For carl');
      await carl.client.PUT('/v1/users/{id}/follow', follow);
      await inFeed(carl, post!.id);
      expect((await carl.client.DELETE('/v1/users/{id}/follow', follow)).response.status).toBe(204);
      expect((await feedOf(carl)).items).toEqual([]);
    }, 60_000);

    it('is kept by browsers for ever, and read in ranges', async () => {
      const media = await upload();
      const { data: post } = await publish([media.id], 'Ranges');
      const { url, bytes } = (await inFeed(bob, post!.id)).media[0]!.renditions[0]!;
      const whole = Buffer.from(await (await fetchPath(stage, url)).arrayBuffer());
      expect(whole).toHaveLength(bytes);
      const part = await fetchPath(stage, url, { range: 'bytes=100-199' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
      const etag = part.headers.get('etag')!;
      const again = await fetchPath(stage, url, { 'if-none-match': etag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      const past = await fetchPath(stage, url, { range: `bytes=${bytes}-` });
      expect([past.status, past.headers.get('content-range')]).toEqual([416, `bytes */${bytes}`]);
    }, 60_000);

    it('is never given as the original, with the place where it was taken', async () => {
      const media = await upload();
      for (const path of [`/media/${media.id}/original`, `/media/${media.id}/original/0.${'0'.repeat(64)}`]) {
        expect((await fetchPath(stage, path)).status).toBe(404);
      }
    });

    it('ends as failed with what its sender has to change, where it cannot be decoded', async () => {
      const broken = new File([new Uint8Array(await photo.arrayBuffer()).slice(0, 3_000)], 'broken.jpg');
      const { data } = await ann.client.POST('/v1/media', { params: {}, body: form({ file: broken }) });
      const params = { path: { id: data!.id } };
      const failed = await waitUntil(async () => {
        const { data: media } = await ann.client.GET('/v1/media/{id}', { params });
        return media?.state === 'failed' && media;
      }, 30_000);
      expect(failed.failure?.code).toMatch(/^media_(truncated|unreadable)$/);
      expect(failed.renditions).toEqual([]);
      const { data: post } = await publish([data!.id], 'Broken');
      const { error } = await bob.client.GET('/v1/posts/{id}', { params: { path: { id: post!.id } } });
      expect(error?.code).toBe('not_found');
    }, 60_000);

    it('is found on the pages of the feed, each post once, while another is published', async () => {
      const dora = await signUp(stage, 'dora');
      await dora.client.PUT('/v1/users/{id}/follow', { params: { path: { id: ann.id } } });
      const published: string[] = [];
      const next = async (): Promise<void> => {
        const { data } = await publish([(await upload()).id], `Page ${published.length}`);
        await inFeed(dora, data!.id);
        published.unshift(data!.id);
      };
      for (let count = 0; count < 3; count++) await next();
      const whole = (await feedOf(dora)).items.map(({ id }) => id);
      expect(whole.slice(0, 3)).toEqual(published);
      const page = async (query: { limit?: number; cursor?: string; newerThan?: string }) =>
        (await dora.client.GET('/v1/users/{id}/feed', { params: { ...ME, query } })).data!;
      const pages = [await page({ limit: 2 })];
      await next();
      for (let cursor = pages[0]!.nextCursor; cursor !== null; cursor = pages.at(-1)!.nextCursor)
        pages.push(await page({ limit: 2, cursor }));
      expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(whole);
      expect(pages.some(({ partial }) => partial)).toBe(false);
      const newest = await page({ newerThan: whole[0]! });
      expect([newest.newCount, newest.items[0]!.id]).toEqual([1, published[0]]);
    }, 90_000);

    it.each([
      ['401 without a token', () => clientOf(stage).GET('/v1/users/{id}/feed', { params: ME }), 401, 'unauthenticated'],
      [
        '403 for the feed of another',
        () => bob.client.GET('/v1/users/{id}/feed', { params: { path: { id: ann.id } } }),
        403,
        'forbidden',
      ],
      [
        '404 for a user that is not there',
        () => bob.client.GET('/v1/users/{id}', { params: { path: { id: NOBODY } } }),
        404,
        'not_found',
      ],
      ['404 for media that is not there', () => publish([NOBODY], 'Nothing'), 404, 'media_not_found'],
      [
        '409 for a name that is taken',
        () => clientOf(stage).POST('/v1/accounts', { body: { userName: 'Ann', password: 'another one' } }),
        409,
        'user_name_taken',
      ],
      ['413 for a body above 64 KB', () => publish([NOBODY], 'x'.repeat(70_000), 'large'), 413, 'payload_too_large'],
      [
        '415 for a file that is no photo',
        () => ann.client.POST('/v1/media', { params: {}, body: form({ file: new File(['GIF89a'], 'a.gif') }) }),
        415,
        'file_type_unsupported',
      ],
      ['422 for following oneself', () => ann.client.PUT('/v1/users/{id}/follow', { params: ME }), 422, 'follow_self'],
    ] as const)('answers %s', async (_what, call, status, code) => {
      const { error, response } = await call();
      expect([response.status, error?.code]).toEqual([status, code]);
    });
  });
}

const isReady = ({ state }: { state: Media['state'] }) => state === 'ready';
const NOBODY = '019aa000-0000-7000-8000-000000000001';

async function checkRendition(stage: Stage, rendition: Media['renditions'][number]): Promise<void> {
  const answer = await fetchPath(stage, rendition.url);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(rendition.bytes),
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { format, width, height, orientation, exif } = await sharp(bytes).metadata();
  expect({ format, width, height, orientation, exif }).toEqual({
    ...{ format: 'jpeg', width: rendition.width, height: rendition.height, orientation: undefined, exif: undefined },
  });
  expect(await exifr.gps(bytes)).toBeUndefined();
}
