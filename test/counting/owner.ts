import { CounterConsumer, counterModule, EdgeStore, TallyStore } from '#libs/counter';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { EventAppender } from '#libs/stream';
import { Clock, type Received } from '#libs/stream/ports';
import { Container } from '../simulation/container.js';
import type { Prng } from '../simulation/prng.js';

export interface Ground {
  readonly tallies: TallyStore;
  readonly edges: EdgeStore;
  readonly dice: Prng;
  /** Effects that come after their caller was told that nobody knows. */
  readonly late: (() => void)[];
}

const clock = { now: () => 0 } as Clock;

/** A member that folds one batch with the production code, and stops before each of its reads and writes. */
export class Owner {
  ended: 'done' | 'failed' | undefined;
  private go: () => void = () => undefined;
  private told: () => void = () => undefined;
  private readonly ground: Ground;

  constructor(ground: Ground, batch: readonly Received[]) {
    this.ground = ground;
    const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
      [TallyStore, this.stepped(ground.tallies)],
      [EdgeStore, this.stepped(ground.edges)],
      [EventAppender, { append: () => this.call(async () => []) }],
      [Clock, clock],
    ]);
    const consumer = new Container([counterModule], ports).get(CounterConsumer);
    void this.gate()
      .then(() => consumer.foldSlice(batch))
      .then(
        () => this.end('done'),
        () => this.end('failed'),
      );
  }

  /** Lets it go on to its next read or write, or to its end. */
  async step(): Promise<void> {
    const told = new Promise<void>((resolve) => (this.told = resolve));
    this.go();
    await told;
  }

  private end(how: 'done' | 'failed'): void {
    this.ended = how;
    this.told();
  }

  private gate(): Promise<void> {
    return new Promise((go) => {
      this.go = go;
      this.told();
    });
  }

  /** Reads stop once; of the rows of a write each is a step of its own, in any order. */
  private stepped<Port extends TallyStore | EdgeStore>(port: Port): Port {
    const put = async (partition: number, rows: readonly never[]): Promise<void> => {
      for (const row of this.ground.dice.shuffle(rows)) await this.call(() => port.put(partition, [row]));
    };
    return new Proxy(port, {
      get: (target, name) => {
        if (name === 'put') return put;
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
        return (...args: unknown[]) => this.call(() => method.apply(target, args));
      },
    });
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
