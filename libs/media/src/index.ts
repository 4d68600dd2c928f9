export * from './ports.js';
export { AcceptUpload, MAX_PHOTO_BYTES, type Upload } from './accept-upload.js';
export { EncodeImageConsumer } from './encode-image.consumer.js';
export { DeleteUnposted, UNPOSTED_MS } from './delete-unposted.js';
export { DeleteMedia } from './delete-media.js';
export { MediaRows } from './fold-media.js';
export { MediaConsumer } from './media.consumer.js';
export { encodeModule, mediaModule } from './media.module.js';
