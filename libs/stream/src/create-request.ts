/** Where a request came from: what every event that it causes carries on. */
export interface Origin {
  /** W3C trace context of the request. */
  readonly traceparent: string;
  /** RFC 3339. */
  readonly time: string;
}

/** A request that creates something. */
export interface CreateRequest {
  readonly origin: Origin;
  /** Who asks: an account's id, or `anonymous`. */
  readonly account: string;
  /** Which call, so that one key may serve several. */
  readonly route: string;
  readonly idempotencyKey?: string | undefined;
}
