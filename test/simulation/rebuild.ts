import { MemoryBlobStore, type MemoryStore } from '#libs/engines/memory';
import { rowMakingGroups } from '#libs/events';
import { catchUp, type Noted, noteOffsets, ReplayLog } from '#libs/stream';
import { LogBookmark } from '#libs/stream/ports';
import { Container } from './container.ts';
import { Machines } from './engines.ts';
import { expect } from './expect.ts';
import { consumers, modules } from './modules.ts';
import { copyRows, difference, hashRows } from './rows.ts';
import type { Site } from './site.ts';

/** A copy of the rows, as an operator makes it while everything goes on. */
export interface Copy {
  readonly noted: Noted;
  readonly store: MemoryStore;
  readonly epoch: number;
}

/** Table by table; `between` is awaited after each. */
export async function copyOf({ journal, machines }: Site, between: () => Promise<void>): Promise<Copy> {
  const { epoch } = await journal.identity();
  const noted = await noteOffsets({ committed: (group) => journal.committed(group) });
  return { noted, store: await copyRows(machines.store, between), epoch };
}

/** The log, folded from where the groups stood, makes of the copy what the rows have become. */
export async function expectSameRows(site: Site, { noted, store, epoch }: Copy): Promise<void> {
  // Of a log that was replaced nothing can be folded any more.
  if (epoch !== (await site.journal.identity()).epoch) return;
  const process = site.process('rebuild');
  process.meter.onCount = undefined;
  const machines = new Machines(new MemoryBlobStore(), store);
  for (const path of site.machines.blobs.paths()) {
    const { stagingId } = await machines.blobs.stage(site.machines.blobs.read(path), Infinity);
    await machines.blobs.publish(stagingId, path);
  }
  const container = new Container(modules, machines.ports(process, new ReplayLog(site.journal)));
  const { clock, random, logger, meter } = process;
  const atOnce = Object.create(clock, { sleep: { value: async () => undefined } }) as typeof clock;
  const ground = { bookmark: container.get(LogBookmark), clock: atOnce, random, logger, meter };
  const groups = rowMakingGroups.map((group) => container.get(consumers[group]));
  await catchUp(groups, noted, { storage: site.journal, ground });
  const [lived, rebuilt] = [hashRows(site.machines.store), hashRows(store)];
  for (const [table, hash] of Object.entries(lived)) {
    if (rebuilt[table] === hash) continue;
    expect('rebuild-same-hash', false, `${table}: ${difference(table, site.machines.store, store)}`);
  }
}
