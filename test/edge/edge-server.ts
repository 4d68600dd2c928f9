import { accountModule } from '#libs/account';
import { counterModule } from '#libs/counter';
import { feedModule } from '#libs/feed';
import { encodeModule, mediaModule } from '#libs/media';
import { notifyGroupModule, notifyModule } from '#libs/notify';
import { operateModule } from '#libs/operate';
import { postModule } from '#libs/post';
import { traceModule } from '#libs/trace';
import { type App, type RunningApp, startApp, type Token } from '#libs/wiring';
import { type MemoryEngines, openMemoryEngines } from './memory-engines.js';

export interface EdgeServer extends MemoryEngines {
  readonly address: string;
  /** One port's engine. */
  engine<T>(port: abstract new (...args: never[]) => T): T;
  stop(): Promise<void>;
}

/** All APIs, without a consumer: what a request alone does. */
const allApis: App = {
  name: 'standalone',
  modules: [
    accountModule,
    mediaModule,
    encodeModule,
    postModule,
    feedModule,
    counterModule,
    notifyModule,
    notifyGroupModule,
    operateModule,
    traceModule,
  ],
  consumers: [],
  serves: ['upload-api', 'feed-api', 'admin-api'],
};

/** Serves on a free port; `replaced`: engines to use instead of those in memory; `consumers`: groups that run beside. */
export async function startEdge(
  replaced: ReadonlyMap<Token, unknown> = new Map(),
  consumers: App['consumers'] = [],
  trustedProxies: readonly string[] = [],
): Promise<EdgeServer> {
  const engines = await openMemoryEngines();
  const ports = new Map([...engines.table.ports, ...replaced]);
  const listen = { host: '127.0.0.1', port: 0, trustedProxies };
  const app: RunningApp = await startApp(
    { ...allApis, consumers },
    { ports, close: () => engines.close() },
    engines.meter,
    listen,
  );
  return {
    ...engines,
    address: app.address,
    engine: <T>(port: abstract new (...args: never[]) => T) => ports.get(port) as T,
    stop: async () => {
      await app.stop();
      await engines.close();
    },
  };
}
