/**
 * The standalone product on a clock that its parent moves: `{ moveMs }` on the channel, answered once it was moved;
 * `{ append }` puts a record into the log as it is. Run by Node itself on the compiled product.
 */
import { standalone } from '#apps/standalone';
import { Clock, EventLog, type NewRecord } from '#libs/stream/ports';
import { type Engines, type Ground, openEmbedded, runApp } from '#libs/wiring';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** Runs on like any clock, and jumps ahead when it is told: whoever's time has come by then wakes. */
class MovedClock extends Clock {
  private aheadMs = 0;
  private readonly sleepers = new Set<Sleeper>();

  override now(): number {
    return Date.now() + this.aheadMs;
  }

  override monotonic(): number {
    return performance.now() + this.aheadMs;
  }

  override sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(ms, 2 ** 31 - 1));
      const sleeper = { dueMs: this.monotonic() + ms, wake };
      this.sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  move(ms: number): void {
    this.aheadMs += ms;
    for (const { dueMs, wake } of this.sleepers) if (dueMs <= this.monotonic()) wake();
  }
}

const clock = new MovedClock();
let log: EventLog | undefined;

async function obey(message: {
  moveMs?: number;
  append?: Omit<NewRecord, 'value'> & { value: string };
}): Promise<void> {
  if (message.moveMs !== undefined) clock.move(message.moveMs);
  if (message.append) await log!.append([{ ...message.append, value: Buffer.from(message.append.value) }]);
  process.send!({ done: message });
}
process.on('message', (message) => void obey(message as Parameters<typeof obey>[0]));

async function openMoved(ground: Ground): Promise<Engines> {
  const engines = await openEmbedded({ ...ground, clock });
  log = engines.ports.get(EventLog) as EventLog;
  return engines;
}

async function ready(address: string): Promise<void> {
  process.stdout.write(`mediafeed is ready on ${address}\n`);
}

await runApp(standalone, { open: openMoved, ready });
