import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { DecoderAnswer, DecoderJob, DecoderMessage } from './protocol.js';

const LOG_BYTES = 2_048;
const MEMORY_LOOK_MS = 100;
/** Nothing of ours: what a decoder does not know, hostile bytes cannot take from it. */
const CHILD_ENV = { VIPS_BLOCK_UNTRUSTED: '1', MALLOC_ARENA_MAX: '2' };

export interface DecoderLimits {
  /** For one job, the start of its child included. */
  readonly deadlineMs: number;
  /** Resident memory of one child. Watched where the system has /proc. */
  readonly memoryBytes: number;
}

/** How a job went. With `answered` the child is good for another; with all others it is gone. */
export type DecoderEnding =
  | { readonly kind: 'answered'; readonly answer: DecoderAnswer }
  | { readonly kind: 'unstarted' | 'died' | 'too_slow' | 'too_large' | 'aborted' | 'closed' };

/** One child that decodes, one job at a time, and can be killed at any moment. */
export class DecoderProcess {
  /** Resolves when the child is gone. */
  readonly gone: Promise<void>;
  private readonly child: ChildProcess;
  private ready = false;
  private lost = false;
  private killedFor: DecoderEnding | undefined;
  private job: DecoderJob | undefined;
  private settle: ((ending: DecoderEnding) => void) | undefined;
  private log = '';
  private jobs = 0;

  constructor(
    entry: string,
    private readonly limits: DecoderLimits,
  ) {
    this.child = fork(entry, [], {
      env: CHILD_ENV,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.gone = new Promise((resolve) => {
      // Later than the exit: its last words have been read by then.
      this.child.once('close', resolve);
      // Emitted alone when there was no process to begin with; otherwise the end follows.
      this.child.on('error', () => (this.child.pid === undefined ? resolve() : this.kill({ kind: 'died' })));
    });
    void this.gone.then(() => this.end());
    this.child.on('message', (message) => this.hear(message as DecoderMessage));
    this.child.stderr?.on('data', (text: Buffer) => (this.log = (this.log + text.toString()).slice(-LOG_BYTES)));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Jobs that it was given so far. */
  get served(): number {
    return this.jobs;
  }

  get alive(): boolean {
    return !this.lost && this.killedFor === undefined;
  }

  /** The last that it wrote to its standard error. */
  get lastWords(): string {
    return this.log;
  }

  /** Never rejects, and resolves only when the child no longer reads the job's file. */
  async run(job: DecoderJob, signal: AbortSignal): Promise<DecoderEnding> {
    const abort = (): void => this.kill({ kind: 'aborted' });
    const late = (): void => this.kill({ kind: this.ready ? 'too_slow' : 'unstarted' });
    const deadline = setTimeout(late, this.limits.deadlineMs);
    const watch = setInterval(() => void this.lookAtMemory(), MEMORY_LOOK_MS);
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise<DecoderEnding>((resolve) => {
        this.settle = resolve;
        this.job = job;
        this.jobs += 1;
        if (this.lost) this.end();
        else if (signal.aborted) abort();
        else if (this.ready) this.sendJob();
      });
    } finally {
      this.settle = undefined;
      clearTimeout(deadline);
      clearInterval(watch);
      signal.removeEventListener('abort', abort);
    }
  }

  /** At once; a job in it ends with `ending`. */
  kill(ending: DecoderEnding): void {
    this.killedFor ??= ending;
    this.child.kill('SIGKILL');
  }

  private sendJob(): void {
    if (this.job !== undefined) this.child.send(this.job, (error) => error !== null && this.kill({ kind: 'died' }));
    this.job = undefined;
  }

  private hear(message: DecoderMessage): void {
    if (this.killedFor !== undefined) return;
    if (message.kind !== 'ready') return this.settle?.({ kind: 'answered', answer: message });
    this.ready = true;
    this.sendJob();
  }

  private end(): void {
    this.lost = true;
    this.settle?.(this.killedFor ?? { kind: this.ready ? 'died' : 'unstarted' });
  }

  private async lookAtMemory(): Promise<void> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '');
    const residentKiB = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    if (residentKiB * 1_024 > this.limits.memoryBytes && this.settle !== undefined) this.kill({ kind: 'too_large' });
  }
}
