import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExportJobs } from '#libs/account';
import { MediaStore } from '#libs/media';
import { ActStore } from '#libs/post';
import { type Answer, type Caller, likeJpeg, nobody, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';
import { unzip } from './unzip.js';

const PASSWORD = 'correct horse';
const DAY_MS = 86_400_000;

let edge: EdgeServer;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

function leave(caller: Caller, password: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return caller.send('DELETE', '/v1/users/me', { body: JSON.stringify({ password }), headers });
}

/** A post of one photo that is ready. */
async function post(caller: Caller, caption: string): Promise<{ id: string; mediaId: string }> {
  const { body } = await caller.form('/v1/users/me/posts', [
    ['caption', caption],
    ['altText', `alt of ${caption}`],
    ['file', likeJpeg(`bytes of ${caption}`)],
  ]);
  const mediaId = body.media[0].id as string;
  await edge.engine(MediaStore).raise(mediaId, 0, 'ready');
  return { id: body.id as string, mediaId };
}

describe('An account that is deleted', () => {
  it('needs its password, and is as it was without', async () => {
    const ann = await signUp(edge, 'leaves.not');
    const refused = await leave(ann, 'wrong horse');
    expect([refused.status, refused.body.code]).toEqual([401, 'bad_credentials']);
    expect((await ann.get('/v1/users/me')).status).toBe(200);
    expect((await ann.send('DELETE', '/v1/users/me')).status).toBe(400);
  });

  it('is nobody from then on: no token, no sign-in, no profile, no post', async () => {
    const [ann, ben] = [await signUp(edge, 'leaves.now'), await signUp(edge, 'stays.here')];
    const { body: second } = await nobody(edge).post('/v1/sessions', { userName: 'leaves.now', password: PASSWORD });
    const { id } = await post(ann, 'a last one');
    expect((await leave(ann, PASSWORD)).status).toBe(204);
    const paths = ['/v1/users/me', '/v1/users/me/export', '/v1/media'];
    for (const path of paths) expect((await ann.get(path)).status).toBe(401);
    const refresh = await nobody(edge).post('/v1/sessions/refresh', { refreshToken: second.refreshToken });
    expect(refresh.status).toBe(401);
    const again = await nobody(edge).post('/v1/sessions', { userName: 'leaves.now', password: PASSWORD });
    expect([again.status, again.body.code]).toEqual([401, 'bad_credentials']);
    const seen = [
      `/v1/users/${ann.id}`,
      '/v1/users/by-name/leaves.now',
      `/v1/posts/${id}`,
      `/v1/users/${ann.id}/posts`,
    ];
    for (const path of seen) {
      const { status, text } = await ben.get(path);
      expect([path, status === 404 || !/leaves\.now|a last one/.test(text)]).toEqual([path, true]);
    }
  });

  it('gives its name to nobody', async () => {
    const ann = await signUp(edge, 'kept.name');
    await leave(ann, PASSWORD);
    const taken = await nobody(edge).post('/v1/accounts', { userName: 'Kept.Name', password: PASSWORD });
    expect([taken.status, taken.body.code]).toEqual([409, 'user_name_taken']);
  });

  it('is not the last administrator', async () => {
    const admin = await signUpAdmin(edge, 'last.admin');
    const refused = await leave(admin, PASSWORD);
    expect([refused.status, refused.body.code]).toEqual([409, 'last_administrator']);
    await signUpAdmin(edge, 'next.admin');
    expect((await leave(admin, PASSWORD)).status).toBe(204);
  });
});

describe('An export', () => {
  const start = (caller: Caller) => caller.send('POST', '/v1/users/me/export');
  const fetchZip = async (path: string) => {
    const response = await fetch(edge.address + path);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const urlOf = async (caller: Caller): Promise<string> => {
    await start(caller);
    return (await caller.get('/v1/users/me/export')).body.jobs[0].url as string;
  };

  it('is asked for once, told with its address for a day, and fetched without a token', async () => {
    const ann = await signUp(edge, 'takes.along');
    const { status, body } = await start(ann);
    expect([status, (await start(ann)).body]).toEqual([202, body]);
    const { jobs } = (await ann.get('/v1/users/me/export')).body;
    expect(jobs).toEqual([
      {
        jobId: body.jobId,
        state: 'ready',
        createdAt: expect.any(String),
        url: expect.stringMatching(/^\/v1\/exports\/[\w.-]+$/),
        expiresAt: expect.any(String),
      },
    ]);
    expect(Date.parse(jobs[0].expiresAt) - Date.parse(jobs[0].createdAt)).toBe(DAY_MS);
    const { response } = await fetchZip(jobs[0].url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="mediafeed-takes.along.zip"');
  });

  it('has what the person wrote and does, and the originals of their media', async () => {
    const [ann, ben] = [await signUp(edge, 'has.much'), await signUp(edge, 'has.nothing')];
    const [own, other] = [await post(ann, 'by ann'), await post(ben, 'by ben')];
    await ann.send('PUT', `/v1/posts/${other.id}/like`);
    const at = new Date().toISOString();
    await edge.engine(ActStore).set({ actorId: ann.id, kind: 'save', subjectId: other.id }, { on: true, at }, 1);
    await ann.send('PUT', `/v1/users/${ben.id}/follow`);
    await ann.post(`/v1/posts/${other.id}/comments`, { text: 'well done' });
    await ann.post('/v1/views', { postIds: [other.id] });
    const { bytes } = await fetchZip(await urlOf(ann));
    const files = unzip(bytes);
    const data = JSON.parse(files.get('data.json')!.toString());
    expect(data.account).toMatchObject({ id: ann.id, userName: 'has.much', role: 'user' });
    expect(data.posts).toMatchObject([{ id: own.id, caption: 'by ann', media: [{ altText: 'alt of by ann' }] }]);
    expect(data.comments).toMatchObject([{ postId: other.id, text: 'well done' }]);
    expect(data.likes).toMatchObject([{ id: other.id }]);
    expect(data.saves).toMatchObject([{ id: other.id }]);
    expect(data.views).toMatchObject([{ id: other.id }]);
    expect(data.following).toEqual([{ id: ben.id, userName: 'has.nothing' }]);
    expect([data.followers, data.requests, data.blocksAndMutes]).toEqual([[], [], []]);
    expect(data.sessions).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(/secret|hash/i);
    expect(data.media).toMatchObject([{ id: own.mediaId, fileName: 'photo.jpg' }]);
    const original = files.get(data.media[0].file as string);
    expect(original).toEqual(Buffer.from(likeJpeg('bytes of by ann')));
    expect([...files.keys()]).toEqual(['data.json', data.media[0].file]);
  });

  it('is nowhere once its day is over, its account is gone, or its address is not whole', async () => {
    const ann = await signUp(edge, 'too.late');
    const url = await urlOf(ann);
    const notFound = async (path: string) => expect((await fetchZip(path)).response.status).toBe(404);
    await notFound(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`);
    await notFound('/v1/exports/nothing');
    const jobs = edge.engine(ExportJobs);
    const [job] = await jobs.of(ann.id);
    await jobs.put({ ...job!, createdAtMs: edge.clock.now() - DAY_MS });
    await notFound(url);
    const [old] = (await ann.get('/v1/users/me/export')).body.jobs;
    expect(old).toEqual({ jobId: job!.jobId, state: 'expired', createdAt: expect.any(String) });
    const next = await urlOf(ann);
    await leave(ann, PASSWORD);
    await notFound(next);
  });
});

describe('The end of an upload that no post takes', () => {
  it('is told in the list of own media, until a post has it', async () => {
    const ann = await signUp(edge, 'waits.long');
    const { body } = await ann.form('/v1/media', [['file', likeJpeg('waits')]]);
    const told = async (): Promise<string | undefined> => (await ann.get('/v1/media')).body.items[0].deletedAt;
    expect(Date.parse((await told())!) - edge.clock.now()).toBeGreaterThan(7 * DAY_MS - 60_000);
    await ann.post('/v1/users/me/posts', { caption: '', mediaIds: [body.id] });
    expect(await told()).toBeUndefined();
  });
});
