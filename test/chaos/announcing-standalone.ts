/**
 * The standalone product, with every call on every port announced to the parent before and after: the parent answers
 * `go`, or kills. This process does not know which. Run by Node itself on the compiled product.
 */
import { standalone } from '#apps/standalone';
import { type Engines, type Ground, openEmbedded, runApp } from '#libs/wiring';

/** Not between a request and its effect: the clock, dice, log lines and metrics, and what is asked all the time. */
const QUIET_PORTS = new Set(['Clock', 'Random', 'Logger', 'Meter', 'TokenSigner', 'RateLimits', 'TraceStore']);
/** These answer at once, not with a promise. */
const IMMEDIATE_PORTS = new Set(['KeyedHash', 'MediaUrlSigner']);
const QUIET_CALLS = new Set([
  'EventLog.consume',
  'EventLog.identity',
  'EventLog.ranges',
  'EventLog.committed',
  'LogBookmark.read',
  // These answer a stream, not a promise.
  'BlobStore.read',
  'FollowGraph.followersOf',
  'FollowGraph.followedBy',
  'PulledMarks.followedBy',
]);

let waiting: (() => void)[] = [];
process.on('message', () => {
  const [next, ...rest] = waiting;
  waiting = rest;
  next?.();
});

function announce(point: string): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    process.send!({ point });
  });
}

function announced<T extends object>(port: string, engine: T): T {
  return new Proxy(engine, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      const name = `${port}.${String(property)}`;
      const run = (...args: unknown[]): unknown => value.apply(target, args) as unknown;
      return QUIET_CALLS.has(name) ? run : (...args: unknown[]) => call(name, () => run(...args));
    },
  });
}

async function call(name: string, run: () => unknown): Promise<unknown> {
  await announce(`${name}:before`);
  const answer = await run();
  await announce(`${name}:after`);
  return answer;
}

async function openAnnounced(ground: Ground): Promise<Engines> {
  const engines = await openEmbedded(ground);
  const ports = new Map([...engines.ports].map(([token, engine]) => [token, wrap(token.name, engine)]));
  return { ports, close: () => engines.close() };
}

function wrap(port: string, engine: unknown): unknown {
  const quiet = QUIET_PORTS.has(port) || IMMEDIATE_PORTS.has(port);
  return quiet || typeof engine !== 'object' || engine === null ? engine : announced(port, engine);
}

async function ready(address: string): Promise<void> {
  process.stdout.write(`mediafeed is ready on ${address}\n`);
}

await runApp(standalone, { open: openAnnounced, ready });
