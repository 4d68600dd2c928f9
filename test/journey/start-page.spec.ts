import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendRaw } from '../edge/raw-request.js';
import { type Product, startProduct } from '../processes/product.js';
import { takePhoto } from './photo-journey.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
if (!hasCurl) console.warn('the calls of the start page are not tried: there is no curl');

/** The page at /, read by somebody who copies its calls into a shell. */
describe('the start page', () => {
  let product: Product;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mediafeed-page-'));
    product = await startProduct({ dataDir: join(folder, 'data') });
  }, 30_000);
  afterAll(async () => {
    await product.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  const page = async () => (await fetch(product.address)).text();

  it('loads nothing from elsewhere', async () => {
    const html = await page();
    const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target);
    expect(loaded).toEqual(['data:,', '/docs', '/openapi.json', '/docs/errors']);
  });

  it('writes the host that was asked for, and nothing that is no host', async () => {
    expect(await page()).toContain(`curl -s ${product.address}/v1/accounts`);
    const { body } = await sendRaw(product.address, 'GET / HTTP/1.1\r\nhost: x"><script>alert(1)</script>\r\n\r\n');
    expect(body).toContain(`curl -s ${product.address}/v1/accounts`);
    expect(body).not.toContain('<script');
  });

  (hasCurl ? it : it.skip)('has three calls that work as they stand', async () => {
    writeFileSync(join(folder, 'photo.jpg'), Buffer.from(await (await takePhoto()).arrayBuffer()));
    const calls = [...(await page()).matchAll(/<pre>([^]*?)<\/pre>/g)].map(([, call]) => plain(call!));
    expect(calls).toHaveLength(3);
    const script = `set -e\n${calls.join('\necho\n')}\n`;
    const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: folder });
    const [posted, seen] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(posted.caption).toBe('First light');
    expect(seen.items.map(({ id }: { id: string }) => id)).toEqual([posted.id]);
  });
});

function plain(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
