import { CounterConsumer, counterModule, EdgeStore, TallyStore } from '#libs/counter';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { EventAppender } from '#libs/stream';
import { Clock, Logger, Meter, type Received } from '#libs/stream/ports';
import { Container } from '../simulation/container.js';
import type { Prng } from '../simulation/prng.js';

export interface Ground {
  readonly tallies: TallyStore;
  readonly edges: EdgeStore;
  readonly dice: Prng;
  /** Effects that come after their caller was told that nobody knows. */
  readonly late: (() => void)[];
  /** Tallies of which somebody said that they were lost. */
  restored: number;
}

const clock = { now: () => 0 } as Clock;

/** A member that folds one batch with the production code, and stops before each of its reads and writes. */
export class Owner {
  ended: 'done' | 'failed' | undefined;
  /** What waits for its turn: several where reads go in parallel. */
  private readonly waiting: (() => void)[] = [];
  private readonly ground: Ground;

  constructor(ground: Ground, batch: readonly Received[]) {
    this.ground = ground;
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [TallyStore, stepped(ground.tallies, ground.dice, (effect) => this.call(effect))],
      [EdgeStore, stepped(ground.edges, ground.dice, (effect) => this.call(effect))],
      [EventAppender, { append: () => this.call(async () => []) }],
      [Clock, clock],
      [Logger, { error: () => undefined }],
      [Meter, { count: () => (ground.restored += 1) }],
    ]);
    const consumer = new Container([counterModule], ports).get(CounterConsumer);
    void this.gate()
      .then(() => consumer.foldSlice(batch))
      .then(
        () => (this.ended = 'done'),
        () => (this.ended = 'failed'),
      );
  }

  /** Lets one of its reads or writes go on, and what follows from it. */
  async step(): Promise<void> {
    this.waiting.splice(this.ground.dice.int(this.waiting.length), 1)[0]?.();
    await new Promise(setImmediate);
  }

  private gate(): Promise<void> {
    return new Promise((go) => this.waiting.push(go));
  }

  private async call<T>(effect: () => Promise<T>): Promise<T> {
    await this.gate();
    const { dice, late } = this.ground;
    const roll = dice.fraction();
    if (roll < 0.02) throw new UnavailableError('refused');
    if (roll < 0.03) {
      late.push(() => void effect());
      throw new OutcomeUnknownError('late');
    }
    const answer = await effect();
    if (roll < 0.04) throw new OutcomeUnknownError('the answer was lost');
    return answer;
  }
}

/** Reads stop once; of the rows of a write each is a step of its own, in any order. Pages are read as they come. */
export function stepped<Port extends TallyStore | EdgeStore>(
  port: Port,
  dice: Prng,
  call: <T>(effect: () => Promise<T>) => Promise<T>,
): Port {
  const put = async (partition: number, rows: readonly never[]): Promise<void> => {
    for (const row of dice.shuffle(rows)) await call(() => port.put(partition, [row]));
  };
  return new Proxy(port, {
    get: (target, name) => {
      if (name === 'put') return put;
      const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
      if (name === 'all') return method.bind(target);
      return (...args: unknown[]) => call(() => method.apply(target, args));
    },
  });
}
