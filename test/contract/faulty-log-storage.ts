import { LogStorage } from '#libs/stream/ports';

type Call = 'append' | 'read' | 'ranges' | 'commit' | 'committed';

/** A storage that fails, waits or loses its answers on demand. */
export class FaultyLogStorage extends LogStorage {
  /** Thrown instead of doing it, as long as it stands here. */
  readonly refuses = new Map<Call, Error>();
  /** Done, then answered with this error. */
  readonly losesAnswer = new Map<Call, Error>();
  /** Awaited before it is done. */
  readonly waits = new Map<Call, Promise<unknown>>();
  /** Done, then awaited before it is answered. */
  readonly answersLate = new Map<Call, Promise<unknown>>();
  readonly calls: Record<Call, number> = { append: 0, read: 0, ranges: 0, commit: 0, committed: 0 };

  constructor(private readonly inner: LogStorage) {
    super();
  }

  identity() {
    return this.inner.identity();
  }
  append(...args: Parameters<LogStorage['append']>) {
    return this.through('append', () => this.inner.append(...args));
  }
  read(...args: Parameters<LogStorage['read']>) {
    return this.through('read', () => this.inner.read(...args));
  }
  ranges(...args: Parameters<LogStorage['ranges']>) {
    return this.through('ranges', () => this.inner.ranges(...args));
  }
  commit(...args: Parameters<LogStorage['commit']>) {
    return this.through('commit', () => this.inner.commit(...args));
  }
  committed(...args: Parameters<LogStorage['committed']>) {
    return this.through('committed', () => this.inner.committed(...args));
  }
  trim(...args: Parameters<LogStorage['trim']>) {
    return this.inner.trim(...args);
  }

  private async through<T>(call: Call, work: () => Promise<T>): Promise<T> {
    this.calls[call] += 1;
    await this.waits.get(call);
    const refused = this.refuses.get(call);
    if (refused) throw refused;
    const done = await work();
    await this.answersLate.get(call);
    const lost = this.losesAnswer.get(call);
    if (lost) throw lost;
    return done;
  }
}
