import fc from 'fast-check';
import type { FeedWorld } from './feed-world.js';

const DAY_MS = 86_400_000;
const person = fc.nat(3);
export const limit = fc.integer({ min: 1, max: 30 });
const mostlyReady = fc.constantFrom('ready', 'ready', 'ready', 'playable', 'processing', 'failed');
const mostlyOff = fc.constantFrom(true, false, false);

const follow = fc.record({ do: fc.constant('follow' as const), who: person, whom: person, on: fc.boolean() });
const tie = fc.record({
  ...{ do: fc.constantFrom('allow' as const, 'block' as const, 'mute' as const), who: person, whom: person },
  on: mostlyOff,
});
const alone = fc.record({ do: fc.constantFrom('private' as const, 'suspend' as const), who: person, on: mostlyOff });
const post = fc.record({
  ...{ do: fc.constant('post' as const), who: person, count: fc.integer({ min: 1, max: 15 }) },
  ...{ state: mostlyReady, late: fc.boolean() },
});
const change = fc.record({
  do: fc.constantFrom('end' as const, 'edit' as const, 'delete' as const, 'hide' as const),
  ...{ which: fc.nat(), on: fc.boolean() },
});
const wait = fc.record({
  do: fc.constant('wait' as const),
  ms: fc.constantFrom(5_000, 11_000, 11_000, 11_000, 60 * DAY_MS),
});
const page = fc.record({ do: fc.constant('page' as const), who: fc.oneof(person, fc.constant(0)), limit });

export const step = fc.oneof(
  { weight: 3, arbitrary: follow },
  { weight: 2, arbitrary: tie },
  { weight: 1, arbitrary: alone },
  { weight: 3, arbitrary: post },
  { weight: 2, arbitrary: change },
  { weight: 2, arbitrary: wait },
  { weight: 3, arbitrary: page },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Act = Exclude<Step, { do: 'page' }>;

/** Does it, where it can be done. */
export async function take(world: FeedWorld, next: Act): Promise<void> {
  if (next.do === 'wait') return world.wait(next.ms);
  if ('which' in next) return changePost(world, next);
  const who = world.people[next.who]!;
  if (next.do === 'post') return world.post(who, next.count, next.state, next.late);
  if ('whom' in next) return between(world, next.do, [who, world.people[next.whom]!], next.on);
  if (next.do === 'private') await world.setPrivate(who, next.on);
  else await world.suspend(who, next.on);
}

async function between(
  world: FeedWorld,
  act: 'follow' | 'allow' | 'block' | 'mute',
  [who, whom]: readonly [string, string],
  on: boolean,
): Promise<void> {
  if (who !== whom) await world[act](who, whom, on);
}

async function changePost(world: FeedWorld, next: Extract<Act, { which: number }>): Promise<void> {
  const { posts } = world.truth;
  const among = next.do === 'end' ? posts.filter(({ state }) => state === 'processing') : posts;
  const one = among[next.which % among.length];
  if (!one) return;
  if (next.do === 'end') await world.end(one, next.on ? 'ready' : 'failed');
  else if (next.do === 'edit') await world.edit(one, `again ${next.which}`);
  else if (next.do === 'delete') await world.delete(one);
  else await world.hide(one, next.on);
}
