import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { startProduct } from '../processes/product.js';
import { countsJourney } from './counts-journey.js';
import { notificationsJourney } from './notifications-journey.js';
import { photoJourney } from './photo-journey.js';
import { postsJourney } from './posts-journey.js';
import type { Stage } from './stage.js';

/** The product as `npm start` runs it: one process of its own, on SQLite and files. */
async function openStandalone(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mediafeed-journey-'));
  const product = await startProduct({ dataDir });
  return {
    baseUrl: product.address,
    send: fetch,
    end: async () => {
      expect(await product.end('SIGTERM')).toBe(0);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

photoJourney(openStandalone);
countsJourney(openStandalone);
notificationsJourney(openStandalone);
postsJourney(openStandalone);
