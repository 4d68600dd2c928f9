import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryPushSender } from '#libs/engines/memory';
import { PushSender, PushSubscriptions } from '#libs/notify';
import { type Answer, type Caller, nobody, signUp, signUpAdmin } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const PASSWORD = 'correct horse';
const NEW_PASSWORD = 'another horse';
const keys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: Buffer.alloc(16, 1).toString('base64url') };

/** Somebody had the account for a while: a new password ends all that they began. */
describe('a new password', () => {
  let edge: EdgeServer;
  let admin: Caller;
  beforeAll(async () => {
    edge = await startEdge(new Map([[PushSender, new MemoryPushSender('a key')]]));
    admin = await signUpAdmin(edge, 'the.admin');
  });
  afterAll(() => edge.stop());

  const change = (who: Caller): Promise<Answer> =>
    who.json('PUT', '/v1/users/me/password', { password: PASSWORD, newPassword: NEW_PASSWORD });
  const codeFor = async ({ id }: Caller): Promise<string> =>
    (await admin.post(`/v1/admin/users/${id}/password-reset`, { reason: 'asked' })).body.code as string;
  const reset = (userName: string, code: string): Promise<Answer> =>
    nobody(edge).post('/v1/password-resets', { userName, code, password: 'third horse' });
  const byCode = async (who: Caller, userName: string): Promise<Answer> => reset(userName, await codeFor(who));

  const ways: [string, (who: Caller, userName: string) => Promise<Answer>][] = [
    ['changed', change],
    ['reset', byCode],
  ];

  it.each(ways)('that was %s ends the address of an export', async (how, renew) => {
    const ann = await signUp(edge, `exported.${how}`);
    await ann.send('POST', '/v1/users/me/export');
    const { url } = (await ann.get('/v1/users/me/export')).body.jobs[0];
    expect((await nobody(edge).get(url)).status).toBe(200);
    expect((await renew(ann, `exported.${how}`)).status).toBe(204);
    expect((await nobody(edge).get(url)).status).toBe(404);
  });

  it.each(ways)('that was %s ends push messages', async (how, renew) => {
    const ann = await signUp(edge, `pushed.${how}`);
    const endpoint = `https://push.example.com/${how}`;
    expect((await ann.json('PUT', '/v1/push-subscriptions', { endpoint, keys })).status).toBe(204);
    expect((await renew(ann, `pushed.${how}`)).status).toBe(204);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toEqual([]);
  });

  it('ends a reset code that was not used', async () => {
    const ann = await signUp(edge, 'coded');
    const code = await codeFor(ann);
    expect((await change(ann)).status).toBe(204);
    expect((await reset('coded', code)).body?.code).toBe('reset_code_wrong');
  });
});
