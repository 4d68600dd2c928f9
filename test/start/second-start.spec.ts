import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, describe, it } from '@jest/globals';
import { waitUntil } from '../processes/wait-until.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The promise is three seconds on the clock; on a machine that does other things, the work of one core tells it better. */
const LIMIT_SECONDS = 3;
const TICKS_A_SECOND = 100;

/** Seconds of processor that a process has had so far. */
async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

describe('a second start', () => {
  it('installs nothing, builds nothing, and has little to do until it is ready', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'mediafeed-second-'));
    const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir };
    const wrapper = spawn(process.execPath, ['scripts/run.mjs', 'start'], { cwd: root, env });
    let output = '';
    wrapper.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    try {
      await waitUntil(async () => output.includes('mediafeed is ready on'));
      const [product] = await childrenOf(wrapper.pid!);
      const seconds = (await processorSeconds(wrapper.pid!)) + (await processorSeconds(product!));
      expect(output.split('\n')[0]).toMatch(/^mediafeed is ready on/);
      expect(seconds).toBeLessThan(LIMIT_SECONDS);
    } finally {
      wrapper.kill('SIGTERM');
      await once(wrapper, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
