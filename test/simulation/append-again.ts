import { type AnyEvent, type EventOf, keyOf } from '#libs/events';
import type { NewRecord } from '#libs/stream/ports';
import type { SeededChaos } from './chaos.ts';
import type { Entry } from './journal.ts';
import type { Prng } from './prng.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Shadow } from './shadow.ts';
import type { Site } from './site.ts';

export interface Appender {
  readonly site: Site;
  readonly scheduler: Scheduler;
  readonly owner: Owner;
}

/** Past the producers' gates. Answers whether the log said that it has them; it may be down just then. */
export async function append({ site, scheduler, owner }: Appender, records: readonly NewRecord[]): Promise<boolean> {
  const appended = site.log?.append(records.map(({ topic, key, value }) => ({ topic, key, value })));
  if (!appended) return false;
  const late = scheduler.sleep(30_000, owner).then(() => false);
  return Promise.race([
    appended.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}

/** Some records stand in the log once more, as after a producer's retry. */
export async function appendAgain(world: Appender & { shadow: Shadow; chaos: SeededChaos; dice: Prng }): Promise<void> {
  const { site, dice, chaos, shadow } = world;
  const known = site.journal.entries.filter((entry) => mayRepeat(entry, site.journal.entries, shadow));
  if (known.length === 0 || !site.log) return;
  const records = Array.from({ length: dice.between(1, 4) }, () => dice.pick(known));
  const busy = records.flatMap(({ event }) =>
    isSet(event) ? [shadow.setOf(event.data.actorId, event.data.subjectId)] : [],
  );
  for (const one of busy) one.busy = true;
  chaos.count('append-again');
  // Where the outcome is unknown nobody asks for this set any more: it may come to stand behind whatever is asked.
  if (await append(world, records)) for (const one of busy) one.busy = false;
}

/** Creates and states may come again whenever; a set only while it is the last word on its key. */
function mayRepeat(entry: Entry, all: readonly Entry[], shadow: Shadow): boolean {
  const { event } = entry;
  if (!event) return false;
  if (!isSet(event)) return true;
  const last = all.findLast((one) => one.event?.type === event.type && keyOf(one.event) === keyOf(event));
  return last === entry && shadow.isSettled(event.data.subjectId, event.data.actorId);
}

function isSet(event: AnyEvent | undefined): event is EventOf<'like.set' | 'follow.wanted' | 'follow.allowed'> {
  return event?.type === 'like.set' || event?.type === 'follow.wanted' || event?.type === 'follow.allowed';
}
