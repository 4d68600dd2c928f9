import { createHash } from 'node:crypto';
import { RefusedError } from '#libs/events';
import type { IdMaker } from './id-maker.js';
import type { Clock, CreateRequest, Logger, RequestClaims, RequestKey } from './ports.js';

/** An idempotency key is remembered for a day, answered or not. */
const KEPT_MS = 24 * 3_600_000;

export interface Begun<Name extends string> {
  readonly ids: Readonly<Record<Name, string>>;
  /** The log has the events of this request already: nothing is to be appended. */
  readonly answered: boolean;
}

/**
 * Ids are claimed before the append: whoever repeats the request gets the same ids, and so the same thing once
 *. Without a key every request is a new one.
 */
export class RequestOnce {
  constructor(
    private readonly claims: RequestClaims,
    private readonly ids: IdMaker,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * `content` is what was asked, without credentials. New ids sort above `above`. What was looked up for the events (`found`)
   * is kept with the ids: a repeat is answered what the first found, so that all its events are equal.
   * @throws RefusedError `idempotency_key_reused` when the key was used for other content
   */
  async begin<Name extends string, Found extends string = never>(
    request: CreateRequest,
    names: readonly Name[],
    content: unknown,
    { above, found }: { readonly above?: string | undefined; readonly found?: Readonly<Record<Found, string>> } = {},
  ): Promise<Begun<Name | Found>> {
    const made = Object.fromEntries(names.map((name) => [name, this.ids.next(above)]));
    const ids = { ...made, ...found } as Record<Name | Found, string>;
    const key = keyOf(request);
    if (!key) return { ids, answered: false };
    const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    const nowMs = this.clock.now();
    const held = await this.claims.claim(key, { ids, digest, nowMs, expiresAtMs: nowMs + KEPT_MS });
    if (held.digest !== digest) {
      throw new RefusedError(
        'idempotency_key_reused',
        'This Idempotency-Key was used within the last 24 hours for a request with other content. Send a new key.',
      );
    }
    return { ids: { ...ids, ...held.ids }, answered: held.answered };
  }

  /** After the append. If it cannot be noted, a repeat appends again, which does no harm. */
  async answered(request: CreateRequest): Promise<void> {
    const key = keyOf(request);
    if (!key) return;
    try {
      await this.claims.answered(key);
    } catch (error) {
      this.logger.warn('answered request not noted', { route: request.route, error });
    }
  }
}

/**
 * A request whose content can be made once only (a user name, a post of these media) needs no key to be repeated: its
 * content is one. Otherwise a request whose append failed would have given away what it claimed to nobody.
 */
export function keyedByContent(request: CreateRequest, content: object): CreateRequest {
  if (request.idempotencyKey !== undefined) return request;
  const idempotencyKey = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { ...request, route: `${request.route}/content`, idempotencyKey };
}

function keyOf(request: CreateRequest): RequestKey | undefined {
  const { account, route, idempotencyKey } = request;
  return idempotencyKey === undefined ? undefined : { account, route, key: idempotencyKey };
}
