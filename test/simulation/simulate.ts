import { type AnyEvent, mediaOf } from '#libs/events';
import { SeededChaos } from './chaos.ts';
import { MIXES, type World } from './caller.ts';
import { Client } from './client.ts';
import { AuthorTimeline } from '../../libs/http/src/feed/author-timeline.ts';
import { HomeTimeline } from '../../libs/http/src/feed/home-timeline.ts';
import { Container } from './container.ts';
import { expect } from './expect.ts';
import { type Ended, INVARIANTS } from './invariants.ts';
import { modules } from './modules.ts';
import { Nemesis } from './nemesis.ts';
import { newEpoch } from './new-epoch.ts';
import { Prng } from './prng.ts';
import { expectSameRows } from './rebuild.ts';
import { replay } from './replay.ts';
import { Scheduler } from './scheduler.ts';
import { Shadow } from './shadow.ts';
import { Site } from './site.ts';
import { hashOf, stateOf } from './state.ts';
import { Breach } from './watch.ts';

export interface Report {
  readonly seed: number;
  readonly breach: Breach | undefined;
  readonly operations: number;
  readonly events: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly virtualMs: number;
  /** Equal for two runs of one seed. */
  readonly hash: string;
}

/** Clients go on for so long at most (virtual milliseconds), and nothing is broken on purpose after it. */
const LOAD_MS = 90_000;
/** Then nothing happens but what the clock starts: what is due an hour later is done in it. */
const REST_MS = 2 * 3_600_000;
/** From "faults off" on, the rest aside, everything has to be done within: backoffs of 30 s, sessions, restarts, the backlog. */
const DRAIN_MS = 300_000;
/** A run that takes more steps than this turns in circles. */
const MAX_STEPS = 300_000;
/** How many runs go on after their log was replaced. */
const NEW_EPOCHS = 0.15;

/** One whole run: faults and load, then quiet, then every invariant, then the log folded anew from zero. */
export async function simulate(seed: number, onLine?: (line: string) => void): Promise<Report> {
  const dice = new Prng(seed);
  const scheduler = new Scheduler(dice.fork());
  scheduler.onStep = onLine;
  const mix = dice.pick(MIXES);
  const chaos = new SeededChaos(dice.fork(), mix);
  const site = new Site({ scheduler, chaos, dice: dice.fork(), spread: dice.chance(0.75) });
  const shadow = new Shadow();
  const nemesis = new Nemesis({ site, scheduler, chaos, shadow, dice: dice.fork() });
  const pauseMs = dice.pick([20, 100, 300, 1_000]);
  const world: World = {
    site,
    scheduler,
    shadow,
    dice: dice.fork(),
    people: [],
    posts: [],
    comments: [],
    endsAtMs: 0,
    mix,
    pauseMs,
  };
  let breach: Breach | undefined;
  const unhandled = (error: unknown): void => {
    site.watch.breaches.push(new Breach('errors-are-handled', String(error)));
  };
  process.on('unhandledRejection', unhandled);
  try {
    await drive(world, { chaos, nemesis });
    await check(world, nemesis);
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    breach = error;
  } finally {
    process.off('unhandledRejection', unhandled);
  }
  return {
    seed,
    breach: site.watch.breaches[0] ?? breach,
    operations: shadow.operations,
    events: site.journal.entries.length,
    steps: scheduler.steps,
    faults: Object.fromEntries([...chaos.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    virtualMs: scheduler.elapsedMs,
    hash: `${scheduler.traceHash}-${hashOf(site.journal.entries.map(({ topic, value }) => [topic, String(value)]))}`,
  };
}

async function drive(world: World, { chaos, nemesis }: { chaos: SeededChaos; nemesis: Nemesis }): Promise<void> {
  const { site, dice } = world;
  const clients = Array.from({ length: dice.between(2, 5) }, (_, index) => new Client(`client-${index + 1}`, world));
  await until(world, site.start());
  await load(world, clients, { chaos, nemesis });
  if (!dice.chance(NEW_EPOCHS)) return;
  await INVARIANTS['lag-zero']!({ site } as Ended);
  chaos.active = true;
  chaos.count('new-epoch');
  await until(world, newEpoch(site, dice));
  await load(world, clients, { chaos, nemesis });
}

/** Steps until this is done. */
async function until(world: World, done: Promise<void>): Promise<void> {
  let over = false;
  void done.then(() => (over = true));
  while (!over) expect('load-ends', await step(world, 'load-ends'), 'nobody can go on');
}

/** Requests and faults, then rest. */
async function load(world: World, clients: readonly Client[], trouble: { chaos: SeededChaos; nemesis: Nemesis }) {
  const { site, scheduler, dice } = world;
  const { chaos, nemesis } = trouble;
  while (site.serving().length === 0) await scheduler.step();
  chaos.active = true;
  world.endsAtMs = scheduler.nowMs + LOAD_MS;
  let busy = true;
  const operations = dice.between(4, world.mix.stock > 0 ? 20 : 14);
  const asked = Promise.all(clients.map((client) => client.run(operations))).then(async () => {
    await scheduler.sleep(dice.int(15_000), nemesis.owner);
    busy = false;
  });
  const broken = nemesis.run(() => !busy);
  let quiet = false;
  void Promise.all([asked, broken]).then(() => (quiet = true));
  while (!quiet) expect('load-ends', await step(world, 'load-ends'), 'nobody can go on');
  chaos.end();
  nemesis.heal();
  void scheduler.sleep(REST_MS, nemesis.owner).then(() => site.stopSweeps());
  const drainedBy = scheduler.nowMs + REST_MS + DRAIN_MS;
  while (scheduler.nowMs < drainedBy && (await step(world, 'drains'))) continue;
  expect('drains', scheduler.nowMs < drainedBy, `still at work ${DRAIN_MS / 1000} s after the last fault`);
}

async function step({ scheduler, site }: World, phase: string): Promise<boolean> {
  const more = await scheduler.step();
  expect(phase, scheduler.steps < MAX_STEPS, `turns in circles: ${scheduler.steps} steps`);
  const [breach] = site.watch.breaches;
  if (breach) throw breach;
  return more;
}

async function check(world: World, nemesis: Nemesis): Promise<void> {
  const { site, shadow, dice } = world;
  const state = await stateOf(site.machines, site.journal);
  const reader = site.process('reader');
  const container = new Container(modules, site.machines.ports(reader, site.log!));
  const read: Ended['read'] = async (userId) => (await container.get(HomeTimeline).run(userId, 100)).items;
  const readOne: Ended['readOne'] = async (postId, viewerId) =>
    (await container.get(AuthorTimeline).one(postId, viewerId)) !== undefined;
  const ended: Ended = { site, shadow, state, container, read, readOne };
  for (const invariant of Object.values(INVARIANTS)) await invariant(ended);
  const faults = [...nemesis.chaos.counts.values()].reduce((sum, count) => sum + count, 0);
  expect('does-faults', faults > 0, 'no fault was done: the run proves nothing');
  if (nemesis.copy) await expectSameRows(site, nemesis.copy);
  const anew = await replay(site, site.process('replay'), dice.fork());
  const again = await stateOf(anew.machines, site.journal);
  for (const table of Object.keys(state) as (keyof typeof state)[]) {
    const [lived, replayed] = [JSON.stringify(state[table]), JSON.stringify(again[table])];
    expect('replay-converges', hashOf(lived) === hashOf(replayed), `${table}: ${lived} against ${replayed}`);
  }
  const gone = new Set(site.journal.events('media.deleted').map(({ data }) => data.mediaId));
  for (const event of anew.appended) {
    // What it names hangs on where slices ended.
    if (event.type === 'counts.changed') continue;
    // Of what was deleted while it was being made, more or less is told.
    if (mediaOf(event).some((id) => gone.has(id))) continue;
    // What is found of whoever left hangs on how far the others were.
    if (event.id.includes('/leaves/') || isDone(site, event)) continue;
    expect('replay-appends-nothing-new', site.journal.hasEvent(event.id), `${event.type} ${event.id}`);
  }
}

/** A comment may be deleted by more than one. */
function isDone({ journal }: Site, { type, data }: AnyEvent): boolean {
  return type === 'comment.deleted' && journal.events(type).some((event) => event.data.commentId === data.commentId);
}
