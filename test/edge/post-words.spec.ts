import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostStore } from '#libs/post';
import { encodeEvent, MAX_EVENT_BYTES, newEvent } from '#libs/stream';
import { fitsOneEvent } from '../../libs/http/src/inputs/posts.js';
import { type Caller, likeJpeg, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const NOTHING = '01a1fda9-230f-7000-8d99-d5423a314b33';
const TIME = '2026-01-01T00:00:00.000Z';

describe('what a post says', () => {
  let edge: EdgeServer;
  let ann: Caller;
  let ben: Caller;
  beforeAll(async () => {
    edge = await startEdge();
    [ann, ben] = [await signUp(edge, 'ann'), await signUp(edge, 'Ben.B')];
  });
  afterAll(() => edge.stop());

  const publish = async (words: object) => {
    const { body } = await ann.form('/v1/media', [['file', likeJpeg('photo')]]);
    return ann.post('/v1/users/me/posts', { mediaIds: [body.id], ...words });
  };
  const rowOf = async (id: string) => (await edge.engine(PostStore).byIds([id])).get(id)!;

  it('is 2,200 characters of any alphabet, composed', async () => {
    const caption = '\u{1f305}'.repeat(2_199) + 'e\u0301';
    const { status, body } = await publish({ caption });
    expect([status, body.caption]).toEqual([201, caption.normalize('NFC')]);
    expect((await publish({ caption: '\u{1f305}'.repeat(2_201) })).body.errors[0].path).toBe('body.caption');
  });

  it('has a place, as its author named it', async () => {
    const place = { name: 'Pier 3', lat: 53.54, lon: -180 };
    const { body } = await publish({ place });
    expect(body.place).toEqual(place);
    expect((await ann.get(`/v1/posts/${body.id}`)).body).toEqual(body);
    expect((await publish({})).body).not.toHaveProperty('place');
  });

  it('mentions those who have the name, and nobody else', async () => {
    const { body } = await publish({ caption: 'with @ben.b, @nobody and @ANN. #Dawn #dawn' });
    expect(await rowOf(body.id)).toMatchObject({ mentionIds: [ben.id, ann.id], tags: ['dawn'] });
  });

  it('fits one event, however much it says', () => {
    const ids = Array.from({ length: 20 }, () => NOTHING);
    const texts = { caption: '"'.repeat(2_200), altTexts: Array.from({ length: 10 }, () => '\u{1f305}'.repeat(238)) };
    expect(Buffer.byteLength(JSON.stringify([texts.caption, texts.altTexts]))).toBeGreaterThan(13_900);
    expect(fitsOneEvent(texts.caption, texts.altTexts)).toBe(true);
    const place = { name: '\u{1f305}'.repeat(100), lat: -53.123456789, lon: -179.123456789 };
    const fixed = { postId: NOTHING, authorId: NOTHING, mediaIds: ids.slice(0, 10), createdAt: TIME, editedAt: TIME };
    const origin = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, time: TIME };
    const event = newEvent('post.edited', NOTHING, { ...fixed, ...texts, place, mentionIds: ids }, origin);
    expect(encodeEvent(event).value.length).toBeLessThanOrEqual(MAX_EVENT_BYTES);
  });

  it.each([
    ['a place without a name', { place: { name: ' ', lat: 0, lon: 0 } }, 'body.place.name'],
    ['a place off the globe', { place: { name: 'Moon', lat: 91, lon: 0 } }, 'body.place.lat'],
    ['an audience of friends', { audience: 'friends' }, 'body.audience'],
    ['a later time', { publishAt: '2030-01-01T00:00:00Z' }, 'body.publishAt'],
  ])('is refused with %s', async (_what, words, path) => {
    const { status, body } = await publish(words);
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });

  it('may name the audience that every post has', async () => {
    expect((await publish({ audience: 'account' })).body.audience).toBe('account');
  });
});
