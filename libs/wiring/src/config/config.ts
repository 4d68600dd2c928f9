import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Env } from './env.js';
import { type PushKeys, readPushKeys } from './push.js';

export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** Port 0 takes any free one. */
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly trustedProxies: readonly string[];
    readonly rateLimits: boolean;
  };
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Missing where push is off. */
  readonly push?: PushKeys;
  /** From how many followers on readers pull an author's posts. */
  readonly celebrityFollowers: number;
  /** Absolute; missing where the key is made in the data directory. */
  readonly signingKeyFile?: string;
  /** Make people and posts at the start, from the pictures in `folder` (absolute), or from generated ones. */
  readonly demo?: { readonly folder?: string };
}

/** What an operator must mend before a start; `message` is what the operator reads. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['mediafeed does not start:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const portRule = 'a whole number from 0 (any free port) to 65535';
const hostRule = 'a host name or an address to listen on, such as 127.0.0.1 or 0.0.0.0';
const celebrityRule = 'a whole number from 1 to 999999999: followers from which on readers pull posts themselves';
const proxiesRule = 'addresses or networks of proxies between commas, such as 10.0.0.7,10.1.0.0/16';
const levelRule = `one of ${logLevels.join(', ')}`;

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portRule)
    .transform(Number)
    .refine((port) => port <= 65_535, portRule)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, hostRule)
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'the path of a folder').default('./data'),
  CELEBRITY_FOLLOWERS: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, celebrityRule)
    .transform(Number)
    .default(10_000),
  LOG_LEVEL: z.enum(logLevels, levelRule).default('info'),
  PUSH_VAPID_PUBLIC_KEY: z.string().optional(),
  PUSH_VAPID_PRIVATE_KEY: z.string().optional(),
  PUSH_VAPID_PRIVATE_KEY_FILE: z.string().optional(),
  PUSH_VAPID_SUBJECT: z.string().optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine((value) => addressesIn(value).every(isNetwork), proxiesRule)
    .transform(addressesIn)
    .default([]),
  RATE_LIMITS: z.enum(['on', 'off'], 'on or off').default('on'),
  SIGNING_KEY_FILE: z.string().min(1, 'the path of a file').optional(),
});

function addressesIn(list: string): string[] {
  return list.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

/** Names of the settings that are read from the environment. */
export const settingNames = Object.keys(settings.shape);

/**
 * Reads every setting and flag, and collects all that is wrong before it throws. Relative paths start at `cwd`.
 * @throws ConfigError
 */
export function readConfig(env: Env, argv: readonly string[], cwd: string): Config {
  const problems: string[] = [];
  const parsed = settings.safeParse(env);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0]);
    problems.push(`${name}: '${env[name] ?? ''}' is not allowed; it takes ${message}`);
  }
  const demo = readFlags(argv, problems);
  if (demo?.folder === '') problems.push('--demo: takes the path of a folder, or nothing');
  if (demo?.folder !== undefined) problems.push(...notAFolder('--demo', resolve(cwd, demo.folder), true));
  if (parsed.success) problems.push(...notAFolder('DATA_DIR', resolve(cwd, parsed.data.DATA_DIR), false));
  const push = readPushKeys(env, cwd, problems);
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const { PORT, HOST, DATA_DIR, LOG_LEVEL, CELEBRITY_FOLLOWERS, SIGNING_KEY_FILE } = parsed.data;
  const { TRUSTED_PROXIES, RATE_LIMITS } = parsed.data;
  return Object.freeze({
    http: Object.freeze({
      host: HOST,
      port: PORT,
      trustedProxies: Object.freeze(TRUSTED_PROXIES),
      rateLimits: RATE_LIMITS === 'on',
    }),
    dataDir: resolve(cwd, DATA_DIR),
    logLevel: LOG_LEVEL,
    ...(push && { push }),
    celebrityFollowers: CELEBRITY_FOLLOWERS,
    ...(SIGNING_KEY_FILE !== undefined && { signingKeyFile: resolve(cwd, SIGNING_KEY_FILE) }),
    ...(demo && { demo: Object.freeze(demo.folder === undefined ? {} : { folder: resolve(cwd, demo.folder) }) }),
  });
}

/** `--demo`, `--demo <folder>`, `--demo=<folder>`, and nothing else. */
function readFlags(argv: readonly string[], problems: string[]): { folder?: string } | undefined {
  const { tokens } = parseArgs({
    args: [...argv],
    options: { demo: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let demo: { folder?: string } | undefined;
  for (const token of tokens) {
    if (token.kind === 'option' && token.rawName === '--demo') {
      if (demo) problems.push('--demo: is given twice');
      demo = token.value === undefined ? {} : { folder: token.value };
    } else if (token.kind === 'positional' && demo && demo.folder === undefined) {
      demo = { folder: token.value };
    } else if (token.kind !== 'option-terminator') {
      const given = token.kind === 'option' ? token.rawName : token.value;
      problems.push(`${given}: is not known; the one flag is --demo [folder]`);
    }
  }
  return demo;
}

function notAFolder(setting: string, path: string, mustExist: boolean): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return mustExist ? [`${setting}: '${path}' does not exist`] : [];
  return found.isDirectory() ? [] : [`${setting}: '${path}' is not a folder`];
}
