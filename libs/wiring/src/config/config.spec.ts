import { createECDH } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mediafeed-config-'));
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

function refusal(env: Record<string, string>, argv: string[] = []): string {
  try {
    readConfig(env, argv, cwd);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('readConfig', () => {
  it('listens on this machine alone unless asked, with data beside the checkout', () => {
    expect(readConfig({}, [], cwd)).toEqual({
      http: { host: '127.0.0.1', port: 3000, trustedProxies: [], rateLimits: true },
      dataDir: join(cwd, 'data'),
      logLevel: 'info',
      celebrityFollowers: 10_000,
    });
  });

  it('takes every setting', () => {
    const settings = { PORT: '0', HOST: '::1', DATA_DIR: '/srv/feed', LOG_LEVEL: 'debug', CELEBRITY_FOLLOWERS: '500' };
    const edge = { TRUSTED_PROXIES: '10.0.0.7, fd00::/8', RATE_LIMITS: 'off', SIGNING_KEY_FILE: '/srv/key.pem' };
    const env = { ...settings, ...edge, PATH: '/bin', MEDIAFEED_X: '1' };
    expect(readConfig(env, [], cwd)).toEqual({
      http: { host: '::1', port: 0, trustedProxies: ['10.0.0.7', 'fd00::/8'], rateLimits: false },
      signingKeyFile: '/srv/key.pem',
      dataDir: '/srv/feed',
      logLevel: 'debug',
      celebrityFollowers: 500,
    });
  });

  it('names every bad setting at once, with what it takes', () => {
    const message = refusal({ PORT: 'http', HOST: '', DATA_DIR: '', LOG_LEVEL: 'loud', CELEBRITY_FOLLOWERS: '0' }, [
      '--verbose',
      'x',
    ]);
    for (const name of ['PORT', 'HOST', 'DATA_DIR', 'LOG_LEVEL', 'CELEBRITY_FOLLOWERS', '--verbose', 'x']) {
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    }
    expect(message).toContain("PORT: 'http' is not allowed; it takes a whole number from 0 (any free port) to 65535");
    expect(message).toContain("LOG_LEVEL: 'loud' is not allowed; it takes one of debug, info, warn, error, silent");
  });

  it.each(['nowhere', '10.0.0.0/33', '10.0.0.1/8/8', 'fd00::/129', '10.0.0.1/'])(
    'refuses proxy %j',
    (TRUSTED_PROXIES) => {
      expect(refusal({ TRUSTED_PROXIES })).toContain(`TRUSTED_PROXIES: '${TRUSTED_PROXIES}' is not allowed`);
    },
  );

  it.each(['65536', '-1', '80.5', '', ' 80', '0x50', '1e3', '999999'])('refuses port %j', (PORT) => {
    expect(refusal({ PORT })).toContain(`PORT: '${PORT}' is not allowed`);
  });

  it('takes --demo with and without a folder', () => {
    expect(readConfig({}, ['--demo'], cwd).demo).toEqual({});
    expect(readConfig({}, ['--demo', '.'], cwd).demo).toEqual({ folder: cwd });
    expect(readConfig({}, [`--demo=${cwd}`], cwd).demo).toEqual({ folder: cwd });
  });

  it('refuses a demo folder or a data directory that is none', () => {
    const file = join(cwd, 'file');
    writeFileSync(file, '');
    expect(refusal({ DATA_DIR: file })).toContain(`DATA_DIR: '${file}' is not a folder`);
    expect(refusal({}, ['--demo', 'nowhere'])).toContain(`--demo: '${join(cwd, 'nowhere')}' does not exist`);
    expect(refusal({}, ['--demo', cwd, cwd])).toContain(`${cwd}: is not known`);
    expect(refusal({}, ['--demo', '--demo'])).toContain('--demo: is given twice');
    expect(refusal({}, ['--demo='])).toContain('--demo: ');
  });

  describe('push', () => {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    const [publicKey, privateKey] = [pair.getPublicKey('base64url'), pair.getPrivateKey('base64url')];
    const subject = 'mailto:ops@example.com';
    const keys = { PUSH_VAPID_PUBLIC_KEY: publicKey, PUSH_VAPID_SUBJECT: subject };

    it('is off without keys, and on with all of them, the private one given or in a file', () => {
      expect(readConfig({}, [], cwd).push).toBeUndefined();
      const on = { publicKey, privateKey, subject };
      expect(readConfig({ ...keys, PUSH_VAPID_PRIVATE_KEY: privateKey }, [], cwd).push).toEqual(on);
      writeFileSync(join(cwd, 'vapid'), `${privateKey}\n`);
      expect(readConfig({ ...keys, PUSH_VAPID_PRIVATE_KEY_FILE: 'vapid' }, [], cwd).push).toEqual(on);
    });

    it('is refused with half of its settings, a wrong one or keys that are no pair, never telling the private one', () => {
      const { PUSH_VAPID_PUBLIC_KEY } = keys;
      const other = createECDH('prime256v1').generateKeys('base64url');
      for (const [env, name] of [
        [keys, 'PUSH_VAPID_PRIVATE_KEY: is missing'],
        [{ PUSH_VAPID_PRIVATE_KEY: privateKey, PUSH_VAPID_PUBLIC_KEY }, 'PUSH_VAPID_SUBJECT: is missing'],
        [{ ...keys, PUSH_VAPID_PRIVATE_KEY: privateKey, PUSH_VAPID_SUBJECT: 'ops' }, 'PUSH_VAPID_SUBJECT: '],
        [
          { ...keys, PUSH_VAPID_PRIVATE_KEY: privateKey, PUSH_VAPID_PUBLIC_KEY: other },
          'PUSH_VAPID_PUBLIC_KEY: does not',
        ],
        [{ ...keys, PUSH_VAPID_PRIVATE_KEY: 'AAAA' }, 'PUSH_VAPID_PUBLIC_KEY: does not belong'],
        [{ ...keys, PUSH_VAPID_PRIVATE_KEY_FILE: 'nowhere' }, 'PUSH_VAPID_PRIVATE_KEY_FILE: '],
        [{ ...keys, PUSH_VAPID_PRIVATE_KEY_FILE: '.', PUSH_VAPID_PRIVATE_KEY: privateKey }, 'besides'],
      ] as const) {
        const message = refusal(env);
        expect(message).toContain(name);
        expect(message).not.toContain(privateKey);
      }
    });
  });

  it('cannot be changed afterwards', () => {
    const config = readConfig({}, ['--demo'], cwd);
    for (const part of [config, config.http, config.demo]) expect(Object.isFrozen(part)).toBe(true);
  });
});
