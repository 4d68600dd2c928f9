import { RebuildTallies } from '#libs/counter';
import { InProcessLog } from '#libs/stream';
import { Container } from './container.ts';
import { modules } from './modules.ts';
import type { Prng } from './prng.ts';
import type { Site } from './site.ts';

/**
 * What an operator does whose log is replaced, as by a larger one: everything is folded and stopped, the new log has
 * other partitions and the next epoch, the tallies are made anew for them, and everything starts again.
 */
export async function newEpoch(site: Site, dice: Prng): Promise<void> {
  site.halt();
  const { epoch } = await site.journal.identity();
  const log = site.newLog({ partitions: dice.pick([1, 3, 4]), epoch: epoch + 1 });
  await site.journal.replace(log);
  site.watch.newEpoch();
  while (!(await rebuilt(site))) continue;
  await site.machines.store.logBookmark.adopt(await log.identity());
  await site.start();
}

/** In a process of its own, where calls may fail and which may die; answers whether it came to its end. */
async function rebuilt(site: Site): Promise<boolean> {
  const process = site.process('rebuild');
  const log = await InProcessLog.open(site.journal, site.topics, process);
  const container = new Container(modules, site.machines.ports(process, log, process));
  const run = container.get(RebuildTallies).run();
  const done = await Promise.race([
    run.then(
      () => true,
      () => false,
    ),
    process.died.then(() => false),
  ]);
  process.crash();
  return done;
}
