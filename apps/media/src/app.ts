import { DeleteUnposted, MediaConsumer, mediaModule } from '#libs/media';
import type { App } from '#libs/wiring';

/** Group `media`: probes, plans renditions, collects them, and deletes what no post took. */
export const media: App = {
  name: 'media',
  modules: [mediaModule],
  consumers: [MediaConsumer],
  sweeps: [DeleteUnposted],
  serves: [],
};
