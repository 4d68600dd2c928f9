import { Health } from '#libs/http';
import type { EventLog, LogBookmark } from '#libs/stream/ports';

type Phase = 'starting' | 'started' | 'stopping';

/** Ready while the consumers run and the log and the store answer. */
export class AppHealth extends Health {
  private phase: Phase = 'starting';
  private checks: Readonly<Record<string, () => Promise<unknown>>> = {};

  watch(log: EventLog, bookmark: LogBookmark): void {
    this.checks = { log: () => log.identity(), store: () => bookmark.read() };
  }

  started(): void {
    this.phase = 'started';
  }

  stopping(): void {
    this.phase = 'stopping';
  }

  async check(): Promise<{ ready: boolean; checks: Record<string, string> }> {
    const answers = await Promise.all(
      Object.entries(this.checks).map(async ([name, ask]): Promise<[string, string]> => [name, await outcome(ask)]),
    );
    const checks = Object.fromEntries([['process', this.phase], ...answers]);
    return { ready: this.phase === 'started' && answers.every(([, answer]) => answer === 'ok'), checks };
  }
}

async function outcome(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'failed';
  }
}
