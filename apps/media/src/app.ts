import { MediaConsumer, mediaModule } from '#libs/media';
import type { App } from '#libs/wiring';

/** Group `media`: probes, plans renditions, collects them. */
export const media: App = { name: 'media', modules: [mediaModule], consumers: [MediaConsumer], serves: [] };
