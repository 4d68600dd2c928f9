import type { Prng } from './prng.ts';

/** Whose turn it may be. */
export interface Owner {
  readonly name: string;
  /** Parked until then (virtual milliseconds): a stopped process. */
  frozenUntilMs: number;
  /** Chance, in (0, 1], of being taken when picked: a slow process. */
  speed: number;
}

interface Turn {
  readonly owner: Owner;
  readonly label: string;
  readonly go: () => void;
}

interface Timer extends Turn {
  readonly dueMs: number;
}

const STARTS_AT_MS = Date.UTC(2027, 0, 1);
const FNV_PRIME = 0x01000193;

/**
 * Virtual time and the order of everything: what wants to go on parks here, and one at a time is picked by chance.
 * Between two picks all microtasks run, so that a seed fixes the whole run.
 */
export class Scheduler {
  nowMs = STARTS_AT_MS;
  steps = 0;
  onStep: ((line: string) => void) | undefined;
  private readonly dice: Prng;
  private ready: Turn[] = [];
  /** In order of due time. */
  private timers: Timer[] = [];
  private hash = 0x811c9dc5;

  constructor(dice: Prng) {
    this.dice = dice;
  }

  /** Milliseconds since the run began. */
  get elapsedMs(): number {
    return this.nowMs - STARTS_AT_MS;
  }

  /** Equal for two runs that took the same steps at the same times. */
  get traceHash(): string {
    return (this.hash >>> 0).toString(16).padStart(8, '0');
  }

  /** Resolves when it is this one's turn. */
  enter(owner: Owner, label: string): Promise<void> {
    return new Promise((go) => this.ready.push({ owner, label, go }));
  }

  /** Runs `go` in `ms`; answers how to prevent it. */
  after(ms: number, owner: Owner, label: string, go: () => void): () => void {
    const timer: Timer = { dueMs: this.nowMs + Math.max(0, Math.ceil(ms)), owner, label, go };
    let at = this.timers.length;
    while (at > 0 && this.timers[at - 1]!.dueMs > timer.dueMs) at--;
    this.timers.splice(at, 0, timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  sleep(ms: number, owner: Owner): Promise<void> {
    return new Promise((resolve) => this.after(ms, owner, 'sleep', resolve));
  }

  /** Nothing of this owner ever resumes. */
  drop(owner: Owner): void {
    this.ready = this.ready.filter((turn) => turn.owner !== owner);
    this.timers = this.timers.filter((timer) => timer.owner !== owner);
  }

  /** Takes one step; false when nothing wants to go on. */
  async step(): Promise<boolean> {
    const turn = this.take() ?? (await settled().then(() => this.take()));
    if (!turn) return false;
    this.steps += 1;
    this.nowMs += this.dice.int(2);
    this.note(turn);
    turn.go();
    await settled();
    return true;
  }

  private take(): Turn | undefined {
    for (;;) {
      this.wakeTimers();
      const able = this.ready.filter((turn) => turn.owner.frozenUntilMs <= this.nowMs);
      if (able.length > 0) return this.pick(able);
      const next = Math.min(this.timers[0]?.dueMs ?? Infinity, ...this.ready.map((turn) => turn.owner.frozenUntilMs));
      if (next === Infinity) return undefined;
      this.nowMs = Math.max(this.nowMs, next);
    }
  }

  private wakeTimers(): void {
    let due = 0;
    while (due < this.timers.length && this.timers[due]!.dueMs <= this.nowMs) due++;
    this.ready.push(...this.timers.splice(0, due));
  }

  private pick(able: readonly Turn[]): Turn {
    let turn = this.dice.pick(able);
    for (let tries = 0; tries < 20 && !this.dice.chance(turn.owner.speed); tries++) turn = this.dice.pick(able);
    this.ready.splice(this.ready.indexOf(turn), 1);
    return turn;
  }

  private note({ owner, label }: Turn): void {
    const line = `${this.elapsedMs} ${owner.name} ${label}`;
    for (let at = 0; at < line.length; at++) this.hash = Math.imul(this.hash ^ line.charCodeAt(at), FNV_PRIME);
    this.onStep?.(line);
  }
}

/** Resolves when all microtasks have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
