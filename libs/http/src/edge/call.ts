import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, RefusedError } from '#libs/events';
import type { CreateRequest, Origin } from '#libs/stream/ports';
import { queryOf } from '../fields/query-of.js';
import type { BodyOf, ParamsOf, QueryOf, Route } from '../route.js';
import { parsePart, wrongMediaType } from './refusals.js';
import { type Caller, contextOf } from './request-context.js';

/** One request of a route, checked against its schemas. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly caller: R['auth'] extends 'none' ? undefined : Caller;
  readonly origin: Origin;
  /** For a call that creates something: who asks for what, under which Idempotency-Key. */
  readonly create: CreateRequest;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** @throws RefusedError `invalid_request`, `unsupported_media_type` */
export function readCall<R extends Route>(route: R, request: FastifyRequest, reply: FastifyReply): Call<R> {
  const { traceparent, time, caller } = contextOf(request);
  const origin: Origin = { traceparent, time };
  const headers = route.headers && parsePart('headers', route.headers, request.headers);
  const create: CreateRequest = {
    origin,
    account: caller?.userId ?? 'anonymous',
    route: route.operationId,
    idempotencyKey: headers?.['idempotency-key'] as string | undefined,
  };
  const query = queryOf(route);
  const parsed = {
    params: route.params && parsePart('params', route.params, request.params),
    query: query && parsePart('query', query, request.query),
    body: readBody(route, request),
  };
  return { ...parsed, caller, origin, create, request, reply } as Call<R>;
}

function readBody({ body }: Route, request: FastifyRequest): unknown {
  if (!body) return undefined;
  const sent = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (body.form && sent === FORM) return undefined;
  if (body.json && (sent === JSON_BODY || sent === undefined)) return parsePart('body', body.json, request.body);
  throw wrongMediaType([...(body.json ? [JSON_BODY] : []), ...(body.form ? [FORM] : [])]);
}

const JSON_BODY = 'application/json';
const FORM = 'multipart/form-data';

interface CallOnUser {
  readonly params: { readonly id: string };
  readonly caller: Caller;
}

/** The user whom the path names; `me` is the caller. */
export function userIdOf({ params, caller }: CallOnUser): string {
  return params.id === 'me' ? caller.userId : params.id;
}

/** The same, where it must not be the caller. @throws RefusedError with `code` and `message` */
export function otherUserId(call: CallOnUser, code: ErrorCode, message: string): string {
  if (userIdOf(call) !== call.caller.userId) return userIdOf(call);
  throw new RefusedError(code, message);
}

/** The same, where nobody but the user may ask. @throws RefusedError `forbidden` */
export function ownUserId(call: CallOnUser): string {
  if (userIdOf(call) === call.caller.userId) return call.caller.userId;
  throw new RefusedError('forbidden', 'Only the user may do this. Use your own id, or "me".');
}
