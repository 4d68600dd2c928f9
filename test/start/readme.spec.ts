import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makePhotos } from '../processes/photos.js';
import { endProducts, type Product, startProduct } from '../processes/product.js';
import { waitUntil } from '../processes/wait-until.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ADDRESS = 'http://127.0.0.1:3000';

let folder: string;
let product: Product;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mediafeed-readme-'));
  const [photo] = await makePhotos(join(folder, 'made'), 1, 1600);
  await rename(photo!, join(folder, 'photo.jpg'));
  product = await startProduct({ dataDir: join(folder, 'data') });
});
afterAll(async () => {
  endProducts();
  await rm(folder, { recursive: true, force: true });
});

/** Code blocks of one language, in order. */
async function blocks(language: string): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!);
}

/** Runs a command of the README as a shell does, against this product. */
async function run(command: string, token: string): Promise<unknown> {
  const env = { PATH: process.env['PATH'], TOKEN: token };
  const { stdout } = await promisify(execFile)('sh', ['-c', command.replaceAll(ADDRESS, product.address)], {
    cwd: folder,
    env,
  });
  return JSON.parse(stdout);
}

/** What differs from run to run: ids, times, tokens, hashes and the bytes of a file. */
function without(answer: unknown): unknown {
  const text = JSON.stringify(answer)
    .replaceAll(/"(accessToken|refreshToken)":"[^"]+"/g, '"$1":"…"')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/[0-9a-f]{64}/g, 'hash')
    .replaceAll(/"bytes":\d+/g, '"bytes":1');
  return JSON.parse(text);
}

describe('the README', () => {
  it('shows three calls, whose answers are what the product answers', async () => {
    const [commands, answers] = [await blocks('sh'), await blocks('json')];
    expect(commands).toHaveLength(3);
    expect(answers).toHaveLength(3);
    const account = (await run(commands[0]!, '')) as { accessToken: string };
    expect(without(account)).toEqual(without(JSON.parse(answers[0]!)));
    expect(without(await run(commands[1]!, account.accessToken))).toEqual(without(JSON.parse(answers[1]!)));
    await waitUntil(async () => {
      const shown = without(await run(commands[2]!, account.accessToken));
      expect(shown).toEqual(without(JSON.parse(answers[2]!)));
      return true;
    });
  });

  it('shows the calls that the start page shows', async () => {
    const page = await (await fetch(product.address)).text();
    const shown = [...page.matchAll(/<pre>([^]*?)<\/pre>/g)].map((match) => match[1]!.replaceAll('&quot;', '"'));
    const commands = (await blocks('sh')).map((command) => command.trim().replaceAll(ADDRESS, product.address));
    // The page's first call keeps the token in the shell, where the README shows the answer.
    expect(shown[0]).toContain(commands[0]!.split('\n').at(-1)!.trim());
    expect(shown.slice(1)).toEqual(commands.slice(1));
    expect(page).toContain('href="/docs"');
  });

  it('names commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/npm (?:run ([a-z:]+)|(start|test))\b/g)].map((match) => match[1] ?? match[2]!);
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(scripts).toHaveProperty([name]);
  });

  it('links to files that there are', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    for (const [, link] of readme.matchAll(/\]\(([^)]+)\)/g))
      await expect(promisify(execFile)('ls', [join(root, link!)])).resolves.toBeDefined();
  });
});
