import type { Counted, Tally, TallyStore } from '#libs/counter/ports';
import { createMemoryStore, type MemoryStore } from '#libs/engines/memory';
import { counters, countedFrom } from '#libs/events';
import { partitionOf } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { Prng } from '../simulation/prng.js';
import { ALL, draft, type Draft, Lane, recountOf } from './lane.js';
import { type Ground, Owner } from './owner.js';

const EVENTS = 32;
const MAX_STEPS = 6_000;

interface Live {
  readonly lane: Lane;
  readonly owner: Owner;
  readonly end: number;
}

/** One random history, folded by owners that crash, come back with other bounds, and write when they are long replaced. */
export class CountingRun {
  readonly store: MemoryStore = createMemoryStore();
  readonly lanes: readonly Lane[];
  readonly counts = { recounts: 0, damaged: 0, failed: 0 };
  crashes = 0;
  steps = 0;
  fault: string | undefined;
  private readonly dice: Prng;
  private readonly ground: Ground;
  private live: Live[] = [];
  private damageAtStep = -1;

  constructor(seed: number) {
    this.dice = new Prng(seed);
    const { dice } = this;
    const engagement = Array.from({ length: dice.between(1, 3) }, (_, partition) => new Lane('engagement', partition));
    this.lanes = [...engagement, new Lane('posts', 0)];
    for (let event = 0; event < EVENTS; event++) this.append(draft(dice));
    const tallies = this.watched(this.store.tallies);
    this.ground = { tallies, edges: this.store.edges, dice, late: [] };
  }

  async run(): Promise<void> {
    if (this.dice.chance(0.2)) this.damageAtStep = this.dice.int(150);
    while (!this.fault && !this.lanes.every((lane) => lane.isDone)) {
      if (this.steps++ > MAX_STEPS) return this.fail('never finished');
      await this.step();
    }
    // Whoever was replaced writes on, long after all is done.
    while (!this.fault && (this.live.length > 0 || this.ground.late.length > 0)) await this.stepOld();
    const totals = await this.store.tallies.totals([...new Set(ALL.map(({ subjectId }) => subjectId))], counters);
    for (const counted of ALL) {
      const wanted = this.wanted(counted);
      const got = totals.get(counted.subjectId)?.[counted.counter] ?? 0;
      if (got !== wanted) this.fail(`${counted.counter} of ${counted.subjectId}: ${got}, not ${wanted}`);
    }
  }

  private wanted(counted: Counted): number {
    const lanes = this.lanes.filter(({ topic }) => topic === countedFrom[counted.counter]);
    return lanes.reduce((sum, lane) => sum + lane.countAt(lane.log.length, counted), 0);
  }

  private append(one: Draft): void {
    const lanes = this.lanes.filter(({ topic }) => topic === one.topic);
    if (one.type === 'recount') this.counts.recounts += 1;
    if (one.key === undefined) for (const lane of lanes) lane.append(one);
    else lanes[partitionOf(one.key, lanes.length)]!.append(one);
  }

  private async step(): Promise<void> {
    const { dice, ground } = this;
    if (ground.late.length > 0 && dice.chance(0.1)) ground.late.splice(dice.int(ground.late.length), 1)[0]!();
    if (this.live.length === 0 || dice.chance(0.15)) this.join();
    const at = dice.chance(0.7) ? this.live.length - 1 : dice.int(this.live.length);
    await this.advance(this.live[at]!);
    if (dice.chance(0.02)) {
      this.live.splice(Math.min(at, this.live.length - 1), 1);
      this.crashes += 1;
    }
    await this.damage();
  }

  private async stepOld(): Promise<void> {
    const { dice, ground } = this;
    if (ground.late.length > 0) ground.late.splice(dice.int(ground.late.length), 1)[0]!();
    if (this.live.length > 0) await this.advance(dice.pick(this.live));
  }

  /** A new owner of some partition; the old ones do not know it. */
  private join(): void {
    const open = this.lanes.filter((lane) => !lane.isDone);
    const lane = this.dice.pick(open);
    const end = Math.min(lane.log.length, lane.committed + this.dice.between(1, 8));
    const owner = new Owner(this.ground, this.repeated(lane.log.slice(lane.committed, end), lane));
    this.live = [...this.live, { lane, owner, end }].slice(-5);
  }

  /** Some events come again, any time after they came first. */
  private repeated(batch: readonly Received[], { log }: Lane): Received[] {
    const again = [...batch];
    for (let left = this.dice.int(3); left > 0; left--) {
      const at = this.dice.int(again.length);
      again.splice(at + 1, 0, log[this.dice.int(again[at]!.position.offset + 1)]!);
    }
    return again;
  }

  private async advance(one: Live): Promise<void> {
    await one.owner.step();
    if (!one.owner.ended) return;
    this.live = this.live.filter((other) => other !== one);
    if (one.owner.ended === 'done') one.lane.committed = Math.max(one.lane.committed, one.end);
    else this.counts.failed += 1;
  }

  /** Some tallies become too large, and stand just above what they were counted from; then each is recounted. */
  private async damage(): Promise<void> {
    if (this.steps !== this.damageAtStep) return;
    this.counts.damaged += 1;
    for (const { topic, partition } of this.lanes) {
      const own = ALL.filter(({ counter }) => countedFrom[counter] === topic);
      const kept = await this.store.tallies.of(partition, own);
      const spoilt = kept.map((tally) => ({ ...tally, value: tally.value + 3, version: tally.version + 0.5 }));
      await this.store.tallies.put(partition, spoilt);
    }
    for (const counted of ALL) this.append(recountOf(counted));
  }

  /** Each tally that ever stands is right for the log up to its version, unless one was spoilt. */
  private watched(tallies: TallyStore): TallyStore {
    const put = async (partition: number, rows: readonly Tally[]): Promise<void> => {
      await tallies.put(partition, rows);
      for (const row of await tallies.of(partition, rows)) this.check(partition, row);
    };
    return new Proxy(tallies, {
      get: (target, name) => (name === 'put' ? put : (Reflect.get(target, name) as () => unknown).bind(target)),
    });
  }

  private check(partition: number, { value, version, ...counted }: Tally): void {
    if (value < 0) this.fail(`negative: ${counted.counter} of ${counted.subjectId} at ${version}`);
    if (this.damageAtStep >= 0) return;
    const lane = this.lanes.find((one) => one.topic === countedFrom[counted.counter] && one.partition === partition)!;
    const wanted = lane.countAt(version, counted);
    if (value !== wanted) this.fail(`${counted.counter} at ${version}: ${value}, not ${wanted}`);
  }

  private fail(fault: string): void {
    this.fault ??= fault;
  }
}
