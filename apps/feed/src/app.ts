import { EndHomeRows, FeedConsumer, feedModule } from '#libs/feed';
import type { App } from '#libs/wiring';

/** Group `feed`: follow graph, author timelines, fan-out on write into home timelines. */
export const feed: App = {
  name: 'feed',
  modules: [feedModule],
  consumers: [FeedConsumer],
  sweeps: [EndHomeRows],
  serves: [],
};
