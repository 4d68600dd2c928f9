import type { Counted, Tally, TallyStore } from '#libs/counter/ports';
import { createMemoryStore } from '#libs/engines/memory';
import { type AnyEvent, countedFrom, counters, keyOf, topicOf } from '#libs/events';
import { partitionOf } from '#libs/stream';
import type { Received } from '#libs/stream/ports';
import { Prng } from '../simulation/prng.js';
import { type Crowd, crowdOf, drafts, recountOf } from './drafts.js';
import { Lane } from './lane.js';
import { type Ground, Owner } from './owner.js';
import { rebuild } from './rebuild.js';

const MAX_STEPS = 40_000;
const TOPICS = ['engagement', 'posts', 'comments'] as const;

interface Live {
  readonly lane: Lane;
  readonly generation: number;
  readonly owner: Owner;
  readonly end: number;
}

/** One random history, folded by owners that crash, come back with other bounds, and write when they are long replaced. */
export class CountingRun {
  lanes: readonly Lane[] = [];
  readonly counts = {
    recounts: 0,
    spoilt: 0,
    lost: 0,
    failed: 0,
    crashes: 0,
    epochs: 0,
    rebuildsBrokenOff: 0,
    steps: 0,
  };
  fault: string | undefined;
  private readonly dice: Prng;
  private readonly crowd: Crowd;
  private readonly ground: Ground;
  private store = createMemoryStore();
  private live: Live[] = [];
  private damageAtStep = -1;
  private damaged = false;

  constructor(seed: number) {
    this.dice = new Prng(seed);
    this.crowd = crowdOf(this.dice.chance(0.7) ? 3 : 24);
    this.ground = { tallies: this.watched(), edges: this.store.edges, dice: this.dice, late: [], restored: 0 };
  }

  get restored(): number {
    return this.ground.restored;
  }

  async run(): Promise<void> {
    this.lanes = this.newLanes(0);
    const epochs = this.dice.chance(0.3) ? 2 : 1;
    for (let epoch = 0; epoch < epochs && !this.fault; epoch++) {
      if (epoch > 0) await this.nextEpoch(epoch);
      await this.oneEpoch();
    }
    if (this.counts.lost === 0 && this.restored > 0) this.fail('a tally was restored that was not lost');
  }

  private async oneEpoch(): Promise<void> {
    const { dice, counts } = this;
    for (const event of drafts(dice, this.crowd)) this.append(event);
    if (dice.chance(0.25)) this.damageAtStep = counts.steps + dice.int(150);
    while (!this.fault && !this.lanes.every((lane) => lane.isDone)) {
      if (counts.steps++ > MAX_STEPS) return this.fail('never finished');
      await this.step();
    }
    // Whoever was replaced writes on, long after all is done.
    while (!this.fault && (this.live.length > 0 || this.ground.late.length > 0)) await this.stepOld();
    await this.checkTotals();
  }

  /** Partitions of this epoch; the edges of former ones are theirs, by key. */
  private newLanes(epoch: number): Lane[] {
    return TOPICS.flatMap((topic) => {
      const partitions = this.dice.between(1, 3);
      const known = this.lanes
        .filter((lane) => lane.topic === topic)
        .flatMap(({ log }) => log.map(({ event }) => event));
      return Array.from({ length: partitions }, (_, partition) => {
        const before = known.filter((event) => partitionOf(keyOf(event), partitions) === partition);
        return new Lane({ topic, partition, epoch }, before);
      });
    });
  }

  /** The log is replaced; tallies are made anew for its partitions, however often that breaks off. */
  private async nextEpoch(epoch: number): Promise<void> {
    const { dice, counts } = this;
    this.lanes = this.newLanes(epoch);
    this.damaged = false;
    for (let broken = dice.int(4); broken > 0; broken--) {
      counts.rebuildsBrokenOff += (await rebuild(this.ground, this.lanes, dice.int(60))) ? 0 : 1;
    }
    if (!(await rebuild(this.ground, this.lanes, Infinity))) this.fail('the tallies were not made anew');
    counts.epochs += 1;
    await this.checkTotals();
  }

  private async checkTotals(): Promise<void> {
    const { all } = this.crowd;
    const totals = await this.store.tallies.totals([...new Set(all.map(({ subjectId }) => subjectId))], counters);
    for (const counted of all) {
      const own = this.lanes.filter(({ topic }) => topic === countedFrom[counted.counter]);
      const wanted = own.reduce((sum, lane) => sum + lane.countAt(Infinity, counted), 0);
      const got = totals.get(counted.subjectId)?.[counted.counter] ?? 0;
      if (got !== wanted) this.fail(`${counted.counter} of ${counted.subjectId}: ${got}, not ${wanted}`);
    }
  }

  private append(event: AnyEvent): void {
    const lanes = this.lanes.filter(({ topic }) => topic === topicOf(event));
    if (event.type === 'recount') this.counts.recounts += 1;
    if (event.type === 'recount') for (const lane of lanes) lane.append(event);
    else lanes[partitionOf(keyOf(event), lanes.length)]!.append(event);
  }

  private async step(): Promise<void> {
    const { dice, ground } = this;
    if (ground.late.length > 0 && dice.chance(0.1)) ground.late.splice(dice.int(ground.late.length), 1)[0]!();
    if (this.live.length === 0 || dice.chance(0.15)) this.join();
    const at = dice.chance(0.7) ? this.live.length - 1 : dice.int(this.live.length);
    await this.advance(this.live[at]!);
    if (dice.chance(0.02)) {
      this.live.splice(Math.min(at, this.live.length - 1), 1);
      this.counts.crashes += 1;
    }
    if (dice.chance(0.1)) await this.read();
    if (this.counts.steps === this.damageAtStep) await this.damage();
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
    this.live = [...this.live, { lane, generation: lane.generation, owner, end }].slice(-5);
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
    const { lane, generation, end } = one;
    if (one.owner.ended === 'failed') this.counts.failed += 1;
    else if (generation === lane.generation) lane.committed = Math.max(lane.committed, end);
  }

  /** Nobody may ever read fewer than none. */
  private async read(): Promise<void> {
    const { subjectId } = this.dice.pick(this.crowd.all);
    const counts = (await this.ground.tallies.totals([subjectId], counters)).get(subjectId) ?? {};
    for (const [counter, count] of Object.entries(counts)) {
      if (count < 0) this.fail(`read ${count} ${counter} of ${subjectId}`);
    }
  }

  private damage(): Promise<void> {
    this.damaged = true;
    return this.dice.chance(0.5) ? this.spoil() : this.lose();
  }

  /** Some tallies become too large, and stand just above what they were counted from; then each is recounted. */
  private async spoil(): Promise<void> {
    this.counts.spoilt += 1;
    for await (const tallies of this.store.tallies.all()) {
      for (const { partition, ...tally } of tallies) {
        // A partition of a former epoch gets no recount any more.
        if (!this.laneOf(partition, tally)) continue;
        const spoilt = { ...tally, value: tally.value + 3, version: tally.version + 0.5 };
        await this.store.tallies.put(partition, [spoilt]);
      }
    }
    this.recountAll();
  }

  private recountAll(): void {
    for (const counted of this.crowd.all) this.append(recountOf(counted));
  }

  /** Some tallies are no longer there; then everything comes again, or each is recounted. */
  private async lose(): Promise<void> {
    this.counts.lost += 1;
    const { tallies } = createMemoryStore();
    for await (const page of this.store.tallies.all()) {
      for (const { partition, ...tally } of page) if (this.dice.chance(0.5)) await tallies.put(partition, [tally]);
    }
    this.store = { ...this.store, tallies };
    // What only a former epoch knows does not come again.
    if (this.counts.epochs > 0 || this.dice.chance(0.5)) this.recountAll();
    else for (const lane of this.lanes) lane.rewind();
  }

  /** Each tally that ever stands is right for the log up to its version, unless one was damaged. */
  private watched(): TallyStore {
    const put = async (partition: number, rows: readonly Tally[]): Promise<void> => {
      await this.store.tallies.put(partition, rows);
      for (const row of await this.store.tallies.of(partition, rows)) this.check(partition, row);
    };
    return new Proxy(this.store.tallies, {
      get: (_, name) => {
        const { tallies } = this.store;
        return name === 'put' ? put : (Reflect.get(tallies, name) as () => unknown).bind(tallies);
      },
    });
  }

  private check(partition: number, { value, version, ...counted }: Tally): void {
    if (value < 0) this.fail(`negative: ${counted.counter} of ${counted.subjectId} at ${version}`);
    const wanted = this.laneOf(partition, counted)?.countAt(version, counted) ?? 0;
    if (!this.damaged && value !== wanted) this.fail(`${counted.counter} at ${version}: ${value}, not ${wanted}`);
  }

  private laneOf(partition: number, { counter }: Counted): Lane | undefined {
    return this.lanes.find((one) => one.topic === countedFrom[counter] && one.partition === partition);
  }

  private fail(fault: string): void {
    this.fault ??= fault;
  }
}
