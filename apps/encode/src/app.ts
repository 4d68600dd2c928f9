import { EncodeImageConsumer, encodeModule } from '#libs/media';
import type { App } from '#libs/wiring';

/** Group `encode-image`: the heavy work, and nothing else. */
export const encode: App = { name: 'encode', modules: [encodeModule], consumers: [EncodeImageConsumer], serves: [] };
