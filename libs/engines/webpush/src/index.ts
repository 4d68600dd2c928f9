export { isPublicAddress } from './public-address.js';
export { type VapidKeys, WebPushSender, type WebPushOptions } from './push-sender.js';
