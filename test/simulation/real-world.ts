import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** From now on whoever looks at the wall clock, rolls real dice or waits in real time fails by name. */
export function forbidRealWorld(): void {
  const forbid = (name: string) => (): never => {
    throw new Error(`${name} in a simulation: time and chance come from ports alone`);
  };
  Math.random = forbid('Math.random');
  Date.now = forbid('Date.now');
  globalThis.setTimeout = forbid('setTimeout') as never;
  globalThis.setInterval = forbid('setInterval') as never;
  AbortSignal.timeout = forbid('AbortSignal.timeout');
  for (const name of ['randomUUID', 'randomBytes', 'randomInt', 'scrypt'] as const) {
    Object.defineProperty(crypto, name, { value: forbid(name), configurable: true });
  }
  syncBuiltinESMExports();
}
