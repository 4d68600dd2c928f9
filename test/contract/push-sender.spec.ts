import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '#libs/events';
import { SystemClock } from '#libs/engines/system';
import { isPublicAddress, WebPushSender } from '#libs/engines/webpush';
import type { PushMessage } from '#libs/notify/ports';
import { selfSigned } from './self-signed.js';

const pair = createECDH('prime256v1');
pair.generateKeys();
const vapid = {
  publicKey: pair.getPublicKey('base64url'),
  privateKey: pair.getPrivateKey('base64url'),
  subject: 'mailto:ops@example.com',
};
const message: PushMessage = { payload: '{"text":"grüße"}', topic: 'like-of-a-post', ttlSeconds: 3_600 };
const { key, cert } = selfSigned();

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A browser: its keys, and how it reads what is pushed to it (RFC 8291). */
class Browser {
  private readonly ecdh = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  constructor(private readonly address: string) {
    this.ecdh.generateKeys();
  }

  subscription(path = '/send/1') {
    const keys = { p256dh: this.ecdh.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
    return { endpoint: this.address + path, ...keys };
  }

  read(body: Buffer): string {
    const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.ecdh.getPublicKey(), sender]);
    const ikm = Buffer.from(hkdfSync('sha256', this.ecdh.computeSecret(sender), this.auth, info, 32));
    const cek = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16));
    const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
    const sealed = body.subarray(21 + sender.length);
    const open = createDecipheriv('aes-128-gcm', cek, nonce);
    open.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }
}

describe('WebPushSender', () => {
  let server: Server;
  let address: string;
  let got: Got[];
  let answer: { status: number; headers?: Record<string, string>; endless?: boolean };
  beforeEach(async () => {
    [got, answer] = [[], { status: 201 }];
    server = createServer({ key, cert }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        got.push({ headers: request.headers, body: Buffer.concat(chunks) });
        response.writeHead(answer.status, answer.headers);
        if (!answer.endless) return void response.end();
        const more = () => response.destroyed || response.write(Buffer.alloc(65_536), () => setImmediate(more));
        more();
      });
    });
    server.listen(0, 'localhost');
    await once(server, 'listening');
    address = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const sender = () => new WebPushSender(vapid, new SystemClock(), { mayReach: () => true, ca: cert });

  it('sends what the browser alone can read, signed for its push service', async () => {
    const browser = new Browser(address);
    expect(await sender().send(browser.subscription(), message)).toBe('sent');
    const { headers, body } = got[0]!;
    expect(browser.read(body)).toBe(message.payload);
    expect(headers).toMatchObject({ ttl: '3600', topic: 'like-of-a-post', 'content-encoding': 'aes128gcm' });
    const { t, k } = /^vapid t=(?<t>[\w.-]+), k=(?<k>[\w-]+)$/.exec(headers.authorization!)!.groups!;
    expect(k).toBe(vapid.publicKey);
    const [head, claims, signature] = t!.split('.') as [string, string, string];
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: address, sub: vapid.subject });
    const raw = Buffer.from(k!, 'base64url');
    const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((part) => part.toString('base64url'));
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    const checked = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', signed, checked, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it.each([404, 410])('says of a subscription answered %i that it has ended', async (status) => {
    answer = { status };
    expect(await sender().send(new Browser(address).subscription(), message)).toBe('gone');
  });

  it('says the same of keys that no browser has', async () => {
    const keys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: Buffer.alloc(16).toString('base64url') };
    expect(await sender().send({ endpoint: `${address}/1`, ...keys }, message)).toBe('gone');
    expect(got).toEqual([]);
  });

  it.each([400, 413, 429, 500, 503])('says of %i that it was not taken', async (status) => {
    answer = { status };
    await expect(sender().send(new Browser(address).subscription(), message)).rejects.toThrow(UnavailableError);
  });

  it('follows no redirection', async () => {
    answer = { status: 307, headers: { location: `${address}/elsewhere` } };
    await expect(sender().send(new Browser(address).subscription(), message)).rejects.toThrow(UnavailableError);
    expect(got).toHaveLength(1);
  });

  it('hears out no push service that never ends', async () => {
    answer = { status: 201, endless: true };
    expect(await sender().send(new Browser(address).subscription(), message)).toBe('sent');
  });

  it('connects to no address that is not public, by name or number', async () => {
    const careful = new WebPushSender(vapid, new SystemClock(), { ca: cert });
    const { port } = server.address() as AddressInfo;
    for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]'])
      await expect(careful.send(new Browser(`https://${host}:${port}`).subscription(), message)).rejects.toThrow(
        UnavailableError,
      );
    expect(got).toEqual([]);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const plain = new WebPushSender(vapid, new SystemClock(), { mayReach: () => true });
    await expect(plain.send(new Browser(address).subscription(), message)).rejects.toThrow(UnavailableError);
    expect(got).toEqual([]);
  });

  it('is off without keys', async () => {
    const off = new WebPushSender(undefined, new SystemClock());
    expect(off.publicKey).toBeUndefined();
    await expect(off.send(new Browser(address).subscription(), message)).rejects.toThrow('push is off');
  });
});

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '203.1.113.9', '2606:4700::1111', '2a00:1450:4001::5'])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.64.1.1', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.9.9'],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', 'localhost', ''],
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
