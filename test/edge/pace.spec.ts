import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RateLimits, type Used } from '#libs/account';
import { type Answer, type Caller, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const PASSWORD = 'correct horse';

describe('too much, too fast', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  beforeAll(async () => {
    edge = await startEdge(new Map(), [], ['127.0.0.1']);
    anyone = nobody(edge);
  });
  afterAll(() => edge.stop());

  const signIn = (userName: string, password: string, from: string): Promise<Answer> =>
    anyone.post('/v1/sessions', { userName, password }, { 'x-forwarded-for': from });
  const makeAccount = (userName: string, from: string): Promise<Answer> =>
    anyone.post('/v1/accounts', { userName, password: PASSWORD }, { 'x-forwarded-for': from });

  it('is told with each answer, and refused past the limit, for one address and no other', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 31; n++) answers.push(await makeAccount(`many.${n}`, '203.0.113.1'));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 30 }, () => 201), 429]);
    const [first, last] = [answers[0]!, answers[30]!];
    expect(first.headers.get('ratelimit-policy')).toBe('"sign-ups";q=30;w=3600');
    expect(first.headers.get('ratelimit')).toMatch(/^"sign-ups";r=29;t=3(600|5\d\d)$/);
    expect([last.body.code, last.headers.get('ratelimit')]).toEqual(['rate_limited', expect.stringContaining(';r=0;')]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect((await makeAccount('another', '203.0.113.2')).status).toBe(201);
  });

  it('is counted by the network of an IPv6 address', async () => {
    const first = await makeAccount('six.one', '2001:db8:1:2::1');
    const second = await makeAccount('six.two', '2001:db8:1:2:ffff::9');
    expect([first, second].map(({ headers }) => headers.get('ratelimit')!.split(';')[1])).toEqual(['r=29', 'r=28']);
  });

  it('keeps no address: a keyed hash stands for it', async () => {
    const rows = edge.engine(RateLimits);
    const count = rows.count.bind(rows);
    const keys: string[] = [];
    rows.count = (key, ...rest): Promise<Used> => (keys.push(key), count(key, ...rest));
    await signIn('somebody', 'wrong horse', '203.0.113.77');
    rows.count = count;
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join()).not.toMatch(/203\.0|somebody/);
  });

  it('is no way to guess a password: after twenty wrong ones none is looked at, from there', async () => {
    await signUp(edge, 'guessed');
    expect((await signIn('guessed', PASSWORD, '203.0.113.3')).status).toBe(201);
    const tries = Array.from({ length: 25 }, (_, n) => signIn('Guessed', `wrong ${n}`, '203.0.113.3'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const refused = await signIn('guessed', PASSWORD, '203.0.113.3');
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn('guessed', PASSWORD, '203.0.113.4')).status).toBe(201);
    expect((await signIn('somebody', 'wrong horse', '203.0.113.3')).status).toBe(401);
  });

  it('is no way to guess the password of a session that was stolen: changing it and leaving count together', async () => {
    const ann = await signUp(edge, 'stolen');
    const change = (password: string) => ann.json('PUT', '/v1/users/me/password', { password, newPassword: PASSWORD });
    const leave = (password: string) => ann.json('DELETE', '/v1/users/me', { password });
    const tries = Array.from({ length: 24 }, (_, n) => (n % 2 === 0 ? leave(`wrong ${n}`) : change(`wrong ${n}`)));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    const refused = await leave(PASSWORD);
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    expect((await ann.get('/v1/users/me')).status).toBe(200);
  });

  it('is refused to one account, and not to the next', async () => {
    const [ann, ben] = [await signUp(edge, 'fast'), await signUp(edge, 'slow')];
    const statuses: number[] = [];
    for (let round = 0; round < 13; round++) {
      const all = await Promise.all(Array.from({ length: 50 }, () => ann.send('DELETE', '/v1/sessions/none')));
      statuses.push(...all.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 400)).toHaveLength(600);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
    expect((await ann.get('/v1/sessions')).status).toBe(200);
    expect((await ben.send('DELETE', '/v1/sessions/none')).status).toBe(400);
  });
});

describe('from this machine itself', () => {
  it('accounts are made as fast as one likes, and nobody is believed to be somewhere else', async () => {
    const edge = await startEdge();
    for (let n = 0; n < 31; n++) {
      const headers = { 'x-forwarded-for': '203.0.113.1' };
      const made = await nobody(edge).post('/v1/accounts', { userName: `many.${n}`, password: PASSWORD }, headers);
      expect([made.status, made.headers.get('ratelimit')]).toEqual([201, null]);
    }
    await edge.stop();
  });
});
