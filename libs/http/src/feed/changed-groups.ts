/** Names that came in since they were last taken, and a bell that rings for the first of them. */
export class ChangedGroups {
  private names = new Set<string>();
  private ring: () => void = () => undefined;

  add(name: string): void {
    this.names.add(name);
    this.ring();
  }

  /** Resolves once there is one, or when `signal` is aborted. */
  arrived(signal: AbortSignal): Promise<void> {
    if (this.names.size > 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.ring = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  take(): ReadonlySet<string> {
    const taken = this.names;
    this.names = new Set();
    return taken;
  }
}
