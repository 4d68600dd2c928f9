import { lookup } from 'node:dns';
import { Agent, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { UnavailableError } from '#libs/events';
import { type PushMessage, PushSender, type PushSubscription } from '#libs/notify/ports';
import type { Clock } from '#libs/stream/ports';
import webpush from 'web-push';
import { isPublicAddress } from './public-address.js';

/** Base64url, as `npx web-push generate-vapid-keys` prints them; `subject`: how a push service reaches the operator. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly subject: string;
}

export interface WebPushOptions {
  /** Where a message may be sent: public addresses alone, unless a test says otherwise. */
  readonly mayReach?: (address: string) => boolean;
  /** A certificate authority to trust besides those of Node. */
  readonly ca?: string;
}

/** A push service that has not answered by then is not heard out. */
const ANSWER_MS = 10_000;

/** Web Push (RFC 8030, 8291, 8292): encrypted for the browser, signed for its push service. */
export class WebPushSender extends PushSender {
  readonly publicKey: string | undefined;
  private readonly agent: Agent;

  /** @param keys undefined: push is off */
  constructor(
    private readonly keys: VapidKeys | undefined,
    private readonly clock: Clock,
    private readonly options: WebPushOptions = {},
  ) {
    super();
    this.publicKey = keys?.publicKey;
    const { ca } = options;
    this.agent = new Agent({ keepAlive: false, lookup: this.reachable, ...(ca !== undefined && { ca: [ca] }) });
  }

  async send(subscription: PushSubscription, message: PushMessage): Promise<'sent' | 'gone'> {
    const details = this.details(subscription, message);
    if (!details) return 'gone';
    const status = await this.post(new URL(details.endpoint), details.headers, details.body);
    if (status === 404 || status === 410) return 'gone';
    if (status >= 200 && status < 300) return 'sent';
    throw new UnavailableError(`the push service answered ${status}`);
  }

  /** Undefined for keys that no browser has: nothing can ever be sent there. */
  private details({ endpoint, p256dh, auth }: PushSubscription, { payload, topic, ttlSeconds }: PushMessage) {
    if (!this.keys) throw new Error('push is off');
    const keys = { endpoint, keys: { p256dh, auth } };
    const options = { vapidDetails: this.keys, TTL: ttlSeconds, topic, contentEncoding: 'aes128gcm' } as const;
    try {
      return webpush.generateRequestDetails(keys, payload, options);
    } catch {
      return undefined;
    }
  }

  /** The status alone: what else a push service says is read by nobody. A redirection is not followed. */
  private async post(url: URL, headers: object, body: Uint8Array): Promise<number> {
    const { mayReach = isPublicAddress } = this.options;
    const address = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !mayReach(address)) throw new UnavailableError('the push service is no public address');
    const late = new AbortController();
    const answered = new AbortController();
    void this.clock.sleep(ANSWER_MS, answered.signal).then(() => late.abort());
    try {
      return await new Promise<number>((resolve, reject) => {
        const sent = request(url, { method: 'POST', agent: this.agent, headers: { ...headers }, signal: late.signal });
        sent.once('response', (response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        });
        sent.on('error', reject);
        sent.end(body);
      });
    } catch (error) {
      throw new UnavailableError('the push service was not reached', error);
    } finally {
      answered.abort();
    }
  }

  /** The connection goes to an address that was looked at, not to one that the name leads to a moment later. */
  private readonly reachable: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const { mayReach = isPublicAddress } = this.options;
      const allowed = error ? [] : found.filter(({ address }) => mayReach(address));
      const [first] = allowed;
      if (error || !first) return callback(error ?? new Error('the name leads to no public address'), '', 0);
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}
