import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activity } from '#apps/activity';
import { adminApi } from '#apps/admin-api';
import { counter } from '#apps/counter';
import { encode } from '#apps/encode';
import { feed } from '#apps/feed';
import { feedApi } from '#apps/feed-api';
import { media } from '#apps/media';
import { notify } from '#apps/notify';
import { uploadApi } from '#apps/upload-api';
import { FilesBlobStore, NodeFileOps } from '#libs/engines/files';
import { DecoderPool, SharpImageEncoder, SharpProber } from '#libs/engines/sharp';
import { SystemRandom } from '#libs/engines/system';
import { allRoutes } from '#libs/http';
import { BlobStore, ImageEncoder, Prober } from '#libs/media';
import { type Engines, PromMeter, type RunningApp, startApp } from '#libs/wiring';
import { openMemoryEngines } from '../edge/memory-engines.js';
import { countsJourney } from './counts-journey.js';
import { notificationsJourney } from './notifications-journey.js';
import { photoJourney } from './photo-journey.js';
import { postsJourney } from './posts-journey.js';
import type { Stage } from './stage.js';

/** Every app as a container of its own, as they are when each has its process; the log and the rows are shared. */
async function openApps(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'mediafeed-journey-'));
  const memory = await openMemoryEngines();
  const decoders = new DecoderPool({ size: 2 });
  const table = memory.table
    .use(BlobStore, new FilesBlobStore(folder, new NodeFileOps(), new SystemRandom()))
    .use(Prober, new SharpProber(decoders))
    .use(ImageEncoder, new SharpImageEncoder(decoders));
  const engines: Engines = { ports: table.ports, close: () => memory.close() };
  const running: RunningApp[] = [];
  for (const app of [uploadApi, feedApi, adminApi, activity, media, encode, feed, counter, notify]) {
    running.push(await startApp(app, engines, new PromMeter(), { host: '127.0.0.1', port: 0 }));
  }
  const [upload, read, admin] = running as [RunningApp, RunningApp, RunningApp];
  const homes: Readonly<Record<string, string>> = {
    'upload-api': upload.address,
    'feed-api': read.address,
    'admin-api': admin.address,
  };
  return {
    baseUrl: 'http://mediafeed.test',
    send: (request) => sendHome(request, homes),
    end: async () => {
      await Promise.all(running.map((app) => app.stop()));
      await decoders.close();
      await engines.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One address for all apps: the route table says where each path is at home. */
async function sendHome(request: Request, homes: Readonly<Record<string, string>>): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const home = allRoutes.find(
    ({ method, path }) => method === request.method && new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(pathname),
  );
  const address = homes[home?.app ?? ''] ?? homes['feed-api'];
  const body = request.body === null ? null : await request.arrayBuffer();
  return fetch(`${address}${pathname}${search}`, { method: request.method, headers: request.headers, body });
}

photoJourney(openApps);
countsJourney(openApps);
notificationsJourney(openApps);
postsJourney(openApps);
