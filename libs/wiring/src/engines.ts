import type { Provider, Sweep } from '#libs/stream';

/** One engine per port, and how to let go of all of them. */
export interface Engines {
  readonly ports: ReadonlyMap<Token, unknown>;
  /** What their files need now and then. */
  readonly sweeps?: readonly Sweep[];
  close(): Promise<void>;
}

export type Token = Provider['provide'];

/** Engine by port, checked against each other by the compiler. */
export class EngineTable {
  readonly ports = new Map<Token, unknown>();

  use<T>(port: abstract new (...args: never[]) => T, engine: T): this {
    this.ports.set(port, engine);
    return this;
  }
}
