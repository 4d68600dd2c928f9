import type { FastifyRequest } from 'fastify';
import type { AccessClaims } from '#libs/account/ports';
import { type Role, traceparent as traceparentShape } from '#libs/events';
import type { KeepAudit } from '#libs/operate';
import type { Clock, Random } from '#libs/stream/ports';

/** Who calls, and the role that the account has now. */
export interface Caller extends AccessClaims {
  readonly role: Role;
}

/** What is known of a request besides what it says. */
export interface RequestContext {
  /** W3C trace context; our own span within the caller's trace, where it named one. */
  readonly traceparent: string;
  /** RFC 3339. */
  readonly time: string;
  /** On the monotonic clock, in milliseconds. */
  readonly beganAt: number;
  /** Set once the token was checked. */
  caller?: Caller;
  /** Set for administrators: what their acts are done under. */
  keepAudit?: KeepAudit;
}

const contexts = new WeakMap<FastifyRequest, RequestContext>();

/** The request's context; the first call makes it. */
export function beginContext(request: FastifyRequest, clock: Clock, random: Random): RequestContext {
  const known = contexts.get(request);
  if (known) return known;
  const context: RequestContext = {
    traceparent: continueTrace(request.headers['traceparent'], random),
    time: new Date(clock.now()).toISOString(),
    beganAt: clock.monotonic(),
  };
  contexts.set(request, context);
  return context;
}

export function contextOf(request: FastifyRequest): RequestContext {
  const context = contexts.get(request);
  if (!context) throw new Error('the request was not begun');
  return context;
}

/** The 32 hex digits that all of one request's events and log lines share. */
export function traceIdOf({ traceparent }: RequestContext): string {
  return traceparent.slice(3, 35);
}

/** The caller's trace with a span of our own, or a new, sampled trace where the header is missing or not valid. */
function continueTrace(header: unknown, random: Random): string {
  const span = Buffer.from(random.bytes(8)).toString('hex');
  const [, traceId, parent, flags] = traceparentShape.safeParse(header).data?.split('-') ?? [];
  if (isSet(traceId) && isSet(parent)) return `00-${traceId}-${span}-${flags}`;
  return `00-${Buffer.from(random.bytes(16)).toString('hex')}-${span}-01`;
}

/** An id of zeros alone is not valid (Trace Context §3.2.2). */
function isSet(hex: string | undefined): boolean {
  return hex !== undefined && /[1-9a-f]/.test(hex);
}
