import { ChildLog, RefusedError, UnavailableError } from '#libs/events';
import { decoderEntry } from './decoder-entry.js';
import { type DecoderEnding, type DecoderLimits, DecoderProcess } from './decoder-process.js';
import type { DecoderAnswer, DecoderJob } from './protocol.js';

export interface DecoderPoolOptions extends DecoderLimits {
  /** Children at once; each takes one job at a time. */
  readonly size: number;
  /** A child is replaced after as many jobs, so that what one leaves behind does not pile up. */
  readonly jobsPerChild: number;
  /** The script that a child runs. */
  readonly entry: string;
}

const defaults = { size: 2, deadlineMs: 20_000, memoryBytes: 768 * 1_024 * 1_024, jobsPerChild: 500 };

type SettledAnswer = Exclude<DecoderAnswer, { kind: 'refused' } | { kind: 'unavailable' }>;

interface WaitingJob {
  readonly job: DecoderJob;
  readonly signal: AbortSignal;
  readonly start: (lane: Lane | undefined) => void;
}

/** A place for one child. */
interface Lane {
  process: DecoderProcess | undefined;
  busy: boolean;
}

/** Decoders of untrusted bytes, each a child process. Jobs wait in line; the first to come is the first served. */
export class DecoderPool {
  private readonly options: DecoderPoolOptions;
  private readonly lanes: readonly Lane[];
  private waiting: WaitingJob[] = [];
  private closed = false;

  constructor(options: Partial<DecoderPoolOptions> = {}) {
    this.options = { ...defaults, entry: decoderEntry(), ...options };
    this.lanes = Array.from({ length: this.options.size }, () => ({ process: undefined, busy: false }));
  }

  /** Starts every child now, so that the first job need not wait for one. */
  warm(): void {
    for (const lane of this.lanes) this.processOf(lane);
  }

  /** Process ids of the children that live now. */
  pids(): readonly number[] {
    return this.lanes.flatMap(({ process }) => (process?.alive && process.pid !== undefined ? [process.pid] : []));
  }

  /** @throws RefusedError · UnavailableError when no child can be started, on abort, and after `close` */
  async run(job: DecoderJob, signal: AbortSignal): Promise<SettledAnswer> {
    const lane = await this.turn(job, signal);
    if (lane === undefined) throw new UnavailableError('the decoders are closed, or nobody waits for the answer');
    try {
      return settled(await this.serve(lane, job, signal));
    } finally {
      lane.busy = false;
      this.next();
    }
  }

  /** Ends every child, and every job with an UnavailableError. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { start } of this.waiting.splice(0)) start(undefined);
    const processes = this.lanes.flatMap(({ process }) => process ?? []);
    for (const process of processes) process.kill({ kind: 'closed' });
    await Promise.all(processes.map((process) => process.gone));
  }

  /** A lane when it is this job's turn; undefined when that never comes. */
  private async turn(job: DecoderJob, signal: AbortSignal): Promise<Lane | undefined> {
    if (this.closed || signal.aborted) return undefined;
    const leave = (): void => {
      const left = this.waiting.find((waiting) => waiting.start === start);
      this.waiting = this.waiting.filter((waiting) => waiting !== left);
      left?.start(undefined);
    };
    let start: WaitingJob['start'] = () => undefined;
    const turn = new Promise<Lane | undefined>((resolve) => (start = resolve));
    this.waiting.push({ job, signal, start });
    signal.addEventListener('abort', leave, { once: true });
    this.next();
    return await turn.finally(() => signal.removeEventListener('abort', leave));
  }

  private next(): void {
    const lane = this.lanes.find(({ busy }) => !busy);
    const waiting = lane && this.waiting.shift();
    if (lane === undefined || waiting === undefined) return;
    lane.busy = true;
    waiting.start(lane);
  }

  /** A child that dies by itself may have been anybody's doing once; twice it was this photo's. */
  private async serve(lane: Lane, job: DecoderJob, signal: AbortSignal): Promise<DecoderAnswer> {
    for (const lastTry of [false, true]) {
      if (this.closed) break;
      const process = this.processOf(lane);
      const ending = await process.run(job, signal);
      if (ending.kind === 'answered') return ending.answer;
      if (ending.kind !== 'died' || lastTry) throw failure(ending, process.lastWords);
    }
    throw failure({ kind: 'closed' }, '');
  }

  private processOf(lane: Lane): DecoderProcess {
    if (lane.process !== undefined && lane.process.served >= this.options.jobsPerChild)
      lane.process.kill({ kind: 'closed' });
    if (!lane.process?.alive) lane.process = started(this.options);
    return lane.process;
  }
}

function started(options: DecoderPoolOptions): DecoderProcess {
  try {
    return new DecoderProcess(options.entry, options);
  } catch (error) {
    throw new UnavailableError('no decoder could be started', error);
  }
}

function settled(answer: DecoderAnswer): SettledAnswer {
  if (answer.kind === 'refused') throw new RefusedError(answer.code, answer.message);
  if (answer.kind === 'unavailable') throw new UnavailableError(answer.message);
  return answer;
}

function failure(ending: DecoderEnding, log: string): Error {
  const cause = log === '' ? undefined : new ChildLog(log);
  switch (ending.kind) {
    case 'too_slow':
      return new RefusedError('media_too_complex', `The photo takes too long to decode. ${SAVE_ANEW}`, { cause });
    case 'too_large':
      return new RefusedError('media_too_complex', `The photo takes too much memory to decode. ${SAVE_ANEW}`, {
        cause,
      });
    case 'died':
      return new RefusedError('decoder_crash', `The photo cannot be decoded. ${SAVE_ANEW}`, { cause });
    case 'aborted':
      return new UnavailableError('the decode was aborted', cause);
    case 'closed':
      return new UnavailableError('the decoders are closed', cause);
    default:
      return new UnavailableError('no decoder could be started', cause);
  }
}

const SAVE_ANEW = 'Open it in a photo app, save it anew as a plain JPEG, and send that.';
