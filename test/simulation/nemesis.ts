import { RequestRecount } from '#libs/counter';
import { counters, type GroupName, groupNames } from '#libs/events';
import { CALLS, type SeededChaos } from './chaos.ts';
import { append, appendAgain } from './append-again.ts';
import { haunt } from './ghost.ts';
import { poisonFor } from './poison.ts';
import type { Prng } from './prng.ts';
import { type Copy, copyOf } from './rebuild.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Shadow } from './shadow.ts';
import type { Running, Site } from './site.ts';

const PORTS = [
  'log.',
  'storage.',
  'blobs.',
  'media.',
  'posts.',
  'users.',
  'follows.',
  'timelines.',
  'requests.',
  'mediaClaims.',
  'userNames.',
  'encodeResults.',
  'encoder.',
  'prober.',
  'bookmark.',
  'acts.',
  'tallies.',
  'edges.',
];

type Act = (nemesis: Nemesis) => void | Promise<void>;

/** Does to whole processes, disks and groups what chaos does to single calls. Which kinds, and how often, is rolled. */
export class Nemesis {
  readonly owner: Owner = { name: 'nemesis', frozenUntilMs: 0, speed: 1 };
  readonly site: Site;
  readonly scheduler: Scheduler;
  readonly chaos: SeededChaos;
  readonly shadow: Shadow;
  readonly dice: Prng;
  /** The last one that was made. */
  copy: Copy | undefined;
  private readonly acts: readonly Act[];
  /** Ports and calls that trouble this run: few, so that one of them is struck again and again. */
  readonly ports: readonly string[];
  readonly calls: readonly string[];
  private readonly favourite: GroupName | undefined;
  private readonly everyMs: number;

  constructor(world: { site: Site; scheduler: Scheduler; chaos: SeededChaos; shadow: Shadow; dice: Prng }) {
    this.site = world.site;
    this.scheduler = world.scheduler;
    this.chaos = world.chaos;
    this.shadow = world.shadow;
    this.dice = world.dice;
    const chosen = ACTS.filter(() => this.dice.chance(0.5));
    this.acts = chosen.length > 0 ? chosen : [this.dice.pick(ACTS)];
    this.ports = this.dice.shuffle(PORTS).slice(0, this.dice.between(1, 4));
    this.calls = this.dice.shuffle(CALLS).slice(0, this.dice.between(1, 4));
    this.favourite = this.dice.chance(0.5) ? this.dice.pick(groupNames) : undefined;
    this.everyMs = this.dice.pick([500, 1_500, 4_000, 20_000]);
  }

  /** One act after the other until `ended`. */
  async run(ended: () => boolean): Promise<void> {
    while (!ended()) {
      await this.dice.pick(this.acts)(this);
      await this.scheduler.sleep(this.dice.int(2 * this.everyMs), this.owner);
    }
    if (this.chaos.counts.size === 0) crash(this);
  }

  /** Nothing is slow, stopped or askew any more. */
  heal(): void {
    this.site.stoppedUntilMs.clear();
    for (const { process } of this.site.running.values()) {
      process.frozenUntilMs = 0;
      process.speed = 1;
      process.clockSkewMs = 0;
    }
  }

  victim(): Running | undefined {
    const alive = [...this.site.running.values()].filter(({ process }) => process.alive);
    const favoured = alive.filter(({ role }) => this.favours(role.groups));
    const among = favoured.length > 0 && this.dice.chance(0.8) ? favoured : alive;
    return among.length > 0 ? this.dice.pick(among) : undefined;
  }

  /** In some runs one group gets most of it. */
  favours(groups: readonly string[]): boolean {
    return this.favourite === undefined || groups.includes(this.favourite);
  }
}

function crash(nemesis: Nemesis): void {
  const process = nemesis.victim()?.process;
  if (!process) return;
  process.crash();
  nemesis.chaos.count('crash');
}

const ACTS: readonly Act[] = [
  crash,
  function strikeAtCall({ chaos, dice, calls }) {
    const does = dice.pick(['crash', 'crash-after', 'expel', 'expel'] as const);
    chaos.setTrap({ on: dice.pick(calls), calls: dice.between(1, 4), does });
  },
  function freeze(nemesis) {
    const process = nemesis.victim()?.process;
    if (!process) return;
    process.frozenUntilMs = nemesis.scheduler.nowMs + nemesis.dice.between(500, 20_000);
    nemesis.site.broker?.suspect(process);
    nemesis.chaos.count('freeze');
  },
  /** Expelled, and for a while it does not know: it goes on with what it holds. */
  function zombie(nemesis) {
    const { site, dice, chaos } = nemesis;
    const alive = [...(site.broker?.members ?? [])].filter(({ process }) => process.alive);
    const members = alive.filter(({ subscription }) => nemesis.favours([subscription.group]));
    if (members.length === 0) return;
    dice.pick(members).expel(dice.between(500, 15_000));
    chaos.count('zombie');
  },
  async function stopGracefully(nemesis) {
    const running = nemesis.victim();
    if (!running?.ready) return;
    nemesis.chaos.count('restart');
    const { process, consumers } = running;
    running.ready = false;
    const stopped = Promise.all(consumers.map((consumer) => consumer.stop(10_000)));
    await Promise.race([stopped, process.died, nemesis.scheduler.sleep(30_000, nemesis.owner)]);
    process.crash();
  },
  function slow({ site, dice, chaos }) {
    const role = dice.pick(site.roles);
    const process = site.running.get(role)?.process;
    if (process) process.speed = dice.pick([0.02, 0.1, 0.3]);
    chaos.count('slow');
  },
  function stopGroup({ site, scheduler, dice, chaos }) {
    const group = dice.pick(site.roles.flatMap(({ groups }) => groups));
    site.stoppedUntilMs.set(group, scheduler.nowMs + dice.between(2_000, 30_000));
    for (const { role, process } of site.running.values()) if (role.groups.includes(group)) process.crash();
    chaos.count('group-stopped');
  },
  async function rewind(nemesis) {
    const { site, dice, chaos } = nemesis;
    const group = dice.pick(site.roles.flatMap(({ groups }) => groups));
    const committed = await site.journal.committed(group);
    for (const { topic, partition } of site.journal.partitions(group)) {
      const next = committed.get(`${topic}/${partition}`) ?? 0;
      const to = dice.chance(0.5) ? 0 : dice.int(next + 1);
      const holders = [...(site.broker?.members ?? [])].filter((member) => member.subscription.group === group);
      for (const holder of holders) await holder.seek(topic, partition, to);
      if (!site.broker) await site.journal.rewind(group, topic, partition, to);
    }
    if (!site.broker) for (const { process } of site.running.values()) process.crash();
    chaos.count('rewind');
  },
  appendAgain,
  function deliverAgain(nemesis) {
    void haunt(nemesis);
  },
  function engineDown({ chaos, dice, scheduler, ports }) {
    chaos.strike({ on: dice.pick(ports), kind: 'outage', untilMs: scheduler.nowMs + dice.between(200, 12_000) });
  },
  /** All calls of one kind wait for the same moment: what was read before it meets what was written meanwhile. */
  function stall({ chaos, dice, scheduler, calls }) {
    chaos.strike({ on: dice.pick(calls), kind: 'stall', untilMs: scheduler.nowMs + dice.between(300, 6_000) });
  },
  /** Calls of one kind take long, each another time, while everything around them goes on. */
  function crawl({ chaos, dice, scheduler, calls }) {
    chaos.strike({ on: dice.pick(calls), kind: 'crawl', untilMs: scheduler.nowMs + dice.between(2_000, 15_000) });
  },
  function diskFull({ chaos, dice, scheduler }) {
    const on = dice.pick([
      'blobs.',
      'storage.',
      'media.',
      'timelines.',
      'posts.',
      'users.',
      'tallies.',
      'edges.',
      'log.append',
    ]);
    chaos.strike({ on, kind: 'full', untilMs: scheduler.nowMs + dice.between(200, 12_000) });
  },
  function clockJump(nemesis) {
    const process = nemesis.victim()?.process;
    if (!process) return;
    process.clockSkewMs = nemesis.dice.between(-3_600_000, 3_600_000);
    nemesis.chaos.count('clock-jump');
  },
  async function powerCut({ site, dice, chaos }) {
    if (dice.chance(0.7)) return;
    await site.powerCut();
    chaos.count('power-cut');
  },
  async function recount({ site, scheduler, owner, dice, chaos }) {
    const counter = dice.pick(counters);
    const people = site.journal.events('user.registered').map(({ data }) => data.userId);
    const posts = site.journal.events('post.created').map(({ data }) => data.postId);
    const subjects = counter === 'likes' ? posts : people;
    const [running] = site.serving();
    if (!running || subjects.length === 0) return;
    const origin = { traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`, time: '2027-01-01T00:00:00.000Z' };
    const asked = running.container.get(RequestRecount).run(dice.pick(subjects), counter, origin);
    await Promise.race([asked.catch(() => undefined), scheduler.sleep(5_000, owner)]);
    chaos.count('recount');
  },
  /** An operator copies the rows while everything goes on. */
  async function copy(nemesis) {
    const { site, scheduler, owner, dice } = nemesis;
    const slow = dice.int(2_000);
    nemesis.copy = await copyOf(site, () => scheduler.sleep(dice.int(slow), owner));
    nemesis.chaos.count('copy');
  },
  async function poison(nemesis) {
    await append(nemesis, [poisonFor(nemesis.dice)]);
    nemesis.chaos.count('poison');
  },
];
