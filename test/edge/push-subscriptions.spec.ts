import { afterEach, describe, expect, it } from '@jest/globals';
import { MemoryPushSender } from '#libs/engines/memory';
import { PushSender, PushSubscriptions } from '#libs/notify';
import { type Caller, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const keys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: Buffer.alloc(16, 1).toString('base64url') };
const endpoint = 'https://push.example.com/send/3fa9';

describe('push subscriptions', () => {
  let edge: EdgeServer;
  let ann: Caller;
  afterEach(() => edge.stop());

  async function start(publicKey?: string): Promise<void> {
    edge = await startEdge(new Map([[PushSender, new MemoryPushSender(publicKey)]]));
    ann = await signUp(edge, 'ann');
  }
  const send = (method: string, body: unknown, who = ann) =>
    who.send(method, '/v1/push-subscriptions', {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  it('are kept as the browser writes them, and removed by whose they are', async () => {
    await start('a key');
    expect((await ann.get('/v1/notifications')).body.pushKey).toBe('a key');
    expect((await send('PUT', { endpoint, expirationTime: null, keys })).status).toBe(204);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toEqual([{ endpoint, ...keys }]);
    expect((await send('DELETE', { endpoint }, await signUp(edge, 'bob'))).status).toBe(204);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toHaveLength(1);
    expect((await send('DELETE', { endpoint })).status).toBe(204);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toEqual([]);
  });

  it('are refused by a server that has no keys', async () => {
    await start();
    for (const [method, body] of [
      ['PUT', { endpoint, keys }],
      ['DELETE', { endpoint }],
    ] as const) {
      const answer = await send(method, body);
      expect([answer.status, answer.body.code]).toEqual([404, 'push_not_enabled']);
    }
  });

  it('lead to nobody but a public push service', async () => {
    await start('a key');
    const bad = [
      ...['http://push.example.com/x', 'https://push.example.com:8443/x', 'https://a:b@push.example.com/x', 'no url'],
      ...['https://127.0.0.1/x', 'https://10.1.2.3/x', 'https://2130706433/x', 'https://0x7f.1/x', 'https://[::1]/x'],
      ...['https://[::ffff:127.0.0.1]/x', 'https://localhost/x', 'https://LOCALHOST/x', 'https://a.localhost/x'],
      ...['https://printer.local/x', 'https://vault.internal/x', 'https://metadata/x', 'https://x.home.arpa./x'],
      ...['https://1.1.1.1./x', 'https://１２７.0.0.1/x', `https://push.example.com/${'x'.repeat(2_000)}`],
    ];
    for (const one of bad)
      expect({ one, status: (await send('PUT', { endpoint: one, keys })).status }).toEqual({ one, status: 400 });
    for (const wrong of [
      { ...keys, p256dh: keys.auth },
      { ...keys, auth: 'AA' },
      { auth: keys.auth },
      { ...keys, x: 1 },
    ])
      expect((await send('PUT', { endpoint, keys: wrong })).status).toBe(400);
    expect(await edge.engine(PushSubscriptions).of(ann.id)).toEqual([]);
  });
});
