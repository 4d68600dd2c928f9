import { Breach } from './watch.ts';

export function expect(invariant: string, holds: boolean, seen: string): void {
  if (!holds) throw new Breach(invariant, seen);
}
