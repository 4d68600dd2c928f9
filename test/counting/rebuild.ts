import { counterModule, EdgeStore, RebuildTallies, TallyStore } from '#libs/counter';
import { UnavailableError } from '#libs/events';
import { EventLog } from '#libs/stream/ports';
import { Container } from '../simulation/container.js';
import type { Lane } from './lane.js';
import { type Ground, stepped } from './owner.js';

/** Breaks off at its n-th read or write, before or after the effect; answers whether it did not. */
export async function rebuild(ground: Ground, lanes: readonly Lane[], calls: number): Promise<boolean> {
  const { dice, tallies, edges } = ground;
  let left = calls;
  const call = async <T>(effect: () => Promise<T>): Promise<T> => {
    const last = left-- <= 0;
    if (last && dice.chance(0.5)) throw new UnavailableError('refused');
    const answer = await effect();
    if (last) throw new UnavailableError('broken off');
    return answer;
  };
  const ports = new Map<abstract new (...args: never[]) => unknown, unknown>([
    [TallyStore, stepped(tallies, dice, call)],
    [EdgeStore, stepped(edges, dice, call)],
    [EventLog, { identity: async () => ({ epoch: lanes[0]!.epoch }), ranges: async () => lanes }],
  ]);
  try {
    await new Container([counterModule], ports).get(RebuildTallies).run();
    return true;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return false;
  }
}
