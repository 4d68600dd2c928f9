import type { Consumer, Provider, Sweep } from '#libs/stream';

/** A process: which domains are in it, which groups it runs, whose routes it serves. Configuration, no logic. */
export interface App {
  readonly name: AppName;
  readonly modules: readonly (readonly Provider[])[];
  readonly consumers: readonly (abstract new (...args: never[]) => Consumer)[];
  /** What the clock starts in it. */
  readonly sweeps?: readonly (abstract new (...args: never[]) => Sweep)[];
  /** The apps of the route table whose routes this process serves. */
  readonly serves: readonly AppName[];
}

export type AppName =
  | 'upload-api'
  | 'feed-api'
  | 'admin-api'
  | 'activity'
  | 'media'
  | 'encode'
  | 'feed'
  | 'counter'
  | 'notify'
  | 'trace'
  | 'standalone';
