import { CodedError, UnavailableError } from '#libs/events';
import type { Chaos, SimProcess, Verdict } from './process.ts';
import type { Prng } from './prng.ts';

const RUN: Verdict = { kind: 'run' };

/** Calls at which a crash or a wait says most. */
export const CALLS = [
  'log.append',
  'log.commit',
  'storage.append',
  'storage.commit',
  'requests.answered',
  'requests.claim',
  'mediaClaims.claim',
  'userNames.claim',
  'users.put',
  'posts.put',
  'posts.delete',
  'media.create',
  'media.putPlan',
  'media.putResult',
  'media.raise',
  'follows.set',
  'timelines.addToHomes',
  'timelines.addToAuthor',
  'timelines.author',
  'follows.followersOf',
  'acts.set',
  'tallies.of',
  'tallies.put',
  'edges.of',
  'edges.put',
  'encoder.encode',
  'encodeResults.keep',
  'blobs.publish',
];

/** Calls whose effect may come after the caller gave up, and be unknown to it: writes over a network. */
const WRITES =
  /\.(append|put|remove|removeAll|refresh|setHidden|delete|claim|answered|makePermanent|set|addToHomes|addToAuthor|create|putPlan|putResult|raise|keep|note|commit|publish|discard|rotate|end)$/;
/**
 * Never late: the log's own disk lies in the log's process, where a call may fail and leave open whether it did; and
 * a member's commits travel one behind the other.
 */
const IN_TIME = /^storage\.|^log\.commit$/;
const ON_DISK =
  /\.(stage|publish|append|put|create|putPlan|putResult|raise|keep|set|setHidden|delete|addToHomes|addToAuthor|claim)$/;

/** What a process that serves requests does on these ports is only ever an apply. */
const APPLIES =
  /^(users\.put|(posts|comments)\.(put|create|setHidden|delete)|media\.(create|delete)|follows\.set|timelines\.addToAuthor)$/;

const KINDS = ['fail', 'lose', 'late', 'hang', 'delay', 'crash', 'crashAfter'] as const;
type Kind = (typeof KINDS)[number];

interface Trouble {
  /** The calls that it strikes begin with this. */
  readonly on: string;
  readonly kind: 'outage' | 'full' | 'stall' | 'crawl';
  readonly untilMs: number;
}

/** Strikes the n-th call of this name from now. */
interface Trap {
  readonly on: string;
  calls: number;
  readonly does: 'crash' | 'crash-after' | 'expel';
}

/** What may happen to a call, rolled for each call. Which kinds a run has, and how often, is rolled once. */
export class SeededChaos implements Chaos {
  active = false;
  /** Faults that were done, by kind. */
  readonly counts = new Map<string, number>();
  /** Told of a process that has a call which never answers. */
  onHang: (process: SimProcess) => void = () => undefined;
  /** Expels a process from its groups; it goes on, and hears of it later. */
  onExpel: ((process: SimProcess) => void) | undefined;
  private readonly dice: Prng;
  private readonly rates: Record<Kind, number>;
  /** One kind of call that is slow through the whole run, in some runs. */
  private readonly sluggish: string | undefined;
  private troubles: Trouble[] = [];
  /** What an API applies does not reach the store, mostly: the consumers have to do it. */
  private readonly apiCutOff: boolean;
  private trap: Trap | undefined;

  /** `slowCalls`: of which one is slow through the whole run, in most runs. `cutOff`: how many runs have cut-off APIs. */
  constructor(dice: Prng, { slowCalls, cutOff }: { slowCalls: readonly string[]; cutOff: number }) {
    this.dice = dice;
    const level = dice.pick([0, 0.3, 1, 3]);
    this.sluggish = dice.chance(0.8) ? dice.pick(slowCalls) : undefined;
    this.apiCutOff = dice.chance(cutOff);
    const rate = (usual: number): number => (dice.chance(0.6) ? usual * level : 0);
    this.rates = {
      fail: rate(0.01),
      lose: rate(0.01),
      late: rate(0.01),
      hang: rate(0.0007),
      delay: rate(0.01),
      crash: rate(0.001),
      crashAfter: rate(0.001),
    };
  }

  count(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  strike(trouble: Trouble): void {
    this.troubles.push(trouble);
    this.count({ outage: 'engine-down', full: 'disk-full', stall: 'stall', crawl: 'crawl' }[trouble.kind]);
  }

  /** Some process dies at one of its next calls of this name, or is expelled there and goes on. */
  setTrap(trap: Trap): void {
    this.trap = trap;
  }

  end(): void {
    this.active = false;
    this.troubles = [];
    this.trap = undefined;
  }

  before(process: SimProcess, label: string): Verdict {
    if (!this.active) return RUN;
    const verdict = this.struck(process, label) ?? this.rolled(process, label);
    if (verdict.kind !== 'run' && verdict.kind !== 'fail') this.count(verdict.kind);
    if (verdict.kind === 'hang') this.onHang(process);
    return verdict;
  }

  crashesAfter(process: SimProcess, label: string): boolean {
    if (!this.active || isLog(process)) return false;
    const crash = this.sprung(label, 'crash-after') || this.dice.chance(this.rates.crashAfter);
    if (crash) this.count('crash-after-effect');
    return crash;
  }

  private struck(process: SimProcess, label: string): Verdict | undefined {
    if (!isLog(process) && this.sprung(label, 'crash')) return { kind: 'crash' };
    if (this.onExpel && !isLog(process) && this.sprung(label, 'expel')) {
      this.onExpel(process);
      this.count('expelled-in-a-call');
      return { kind: 'delay', ms: this.dice.int(1_500) };
    }
    if (this.apiCutOff && process.name.startsWith('api-') && APPLIES.test(label) && this.dice.chance(0.7)) {
      this.count('apply-lost');
      return { kind: 'fail', error: new UnavailableError(`${label}: cut off`) };
    }
    this.troubles = this.troubles.filter(({ untilMs }) => untilMs > process.scheduler.nowMs);
    const trouble = this.troubles.find(
      ({ on, kind }) => label.startsWith(on) && (kind !== 'full' || ON_DISK.test(label)),
    );
    if (!trouble) return undefined;
    if (trouble.kind === 'stall') return { kind: 'delay', ms: trouble.untilMs - process.scheduler.nowMs };
    if (trouble.kind === 'crawl')
      return { kind: this.when(), ms: this.dice.int(trouble.untilMs - process.scheduler.nowMs) };
    if (trouble.kind === 'full') return { kind: 'fail', error: full() };
    if (WRITES.test(label) && this.dice.chance(0.2)) return { kind: 'lose' };
    return { kind: 'fail', error: new UnavailableError(`${label}: down`) };
  }

  /** The way there may be slow, or the way back. */
  private when(): 'delay' | 'slow-answer' {
    return this.dice.chance(0.5) ? 'delay' : 'slow-answer';
  }

  private sprung(label: string, does: Trap['does']): boolean {
    if (this.trap?.does !== does || !label.startsWith(this.trap.on)) return false;
    this.trap.calls -= 1;
    if (this.trap.calls > 0) return false;
    this.trap = undefined;
    return true;
  }

  private rolled(process: SimProcess, label: string): Verdict {
    const write = WRITES.test(label);
    const inTime = IN_TIME.test(label);
    if (this.sluggish !== undefined && label.startsWith(this.sluggish) && this.dice.chance(0.4)) {
      return { kind: this.when(), ms: this.dice.int(3_000) };
    }
    const kind = KINDS.find((one) => this.dice.chance(this.rates[one]));
    if (kind === 'fail') {
      this.count('fail');
      return { kind, error: new UnavailableError(`${label}: refused`) };
    }
    if (kind === 'lose' && write) return { kind };
    if (kind === 'late' && write && !inTime) return { kind, ms: this.dice.int(4_000) };
    if (kind === 'delay') {
      return { kind: this.when(), ms: this.dice.chance(0.2) ? this.dice.int(20_000) : this.dice.int(800) };
    }
    if ((kind === 'hang' || kind === 'crash') && !isLog(process)) return { kind };
    return RUN;
  }
}

function isLog(process: SimProcess): boolean {
  return process.name === 'log';
}

function full(): CodedError {
  return new CodedError('storage_full', 'the disk is full', { retryable: true });
}
