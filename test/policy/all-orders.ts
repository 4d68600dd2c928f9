/** Something that runs until its next call on a store, and waits there for its turn. */
export class Stepper {
  private waiting: (() => void) | undefined;
  done = false;

  /** The store as this one sees it: every call waits for a turn. */
  gated<T extends object>(store: T): T {
    return new Proxy(store, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') return member;
        const method = (member as (...args: unknown[]) => unknown).bind(target);
        if (member.constructor.name === 'AsyncGeneratorFunction')
          return (...args: unknown[]) => this.pages(method, args);
        return async (...args: unknown[]) => {
          await this.turn();
          return method(...args);
        };
      },
    });
  }

  start(run: () => Promise<void>): void {
    void this.turn()
      .then(run)
      .then(() => (this.done = true));
  }

  step(): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.();
  }

  private async *pages(method: (...args: unknown[]) => unknown, args: unknown[]): AsyncIterable<unknown> {
    await this.turn();
    yield* method(...args) as AsyncIterable<unknown>;
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => (this.waiting = resolve));
  }
}

/** Runs `once` in every order in which its steppers can take their turns. Answers how many there are. */
export async function inAllOrders(once: () => Promise<{ all: readonly Stepper[]; check: () => Promise<void> }>) {
  let orders = 0;
  let choices: { taken: number; of: number }[] = [];
  do {
    const { all, check } = await once();
    for (let depth = 0; ; depth++) {
      await new Promise((resolve) => setImmediate(resolve));
      const ready = all.filter(({ done }) => !done);
      if (ready.length === 0) break;
      const choice = (choices[depth] ??= { taken: 0, of: ready.length });
      ready[choice.taken]!.step();
    }
    await check();
    orders += 1;
    while (choices.length > 0 && choices.at(-1)!.taken + 1 >= choices.at(-1)!.of) choices = choices.slice(0, -1);
    if (choices.length > 0) choices.at(-1)!.taken += 1;
  } while (choices.length > 0);
  return orders;
}
