import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UnavailableError } from '#libs/events';
import type { Clock, Logger, Meter, Random } from '#libs/stream/ports';
import { beginContext, traceIdOf } from './request-context.js';

export interface ServerGround {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly meter: Meter;
}

/** The caller went away before it was answered: no status of ours was ever seen. */
const GONE = 499;

/** Trace context in and out, and one log line and one duration for each request. */
export function registerHooks(fastify: FastifyInstance, ground: ServerGround): void {
  let closing = false;
  fastify.addHook('preClose', async () => {
    closing = true;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const context = beginContext(request, ground.clock, ground.random);
    void reply.header('traceparent', context.traceparent);
    if (closing) throw new UnavailableError('the server is stopping');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    note(request, reply.statusCode, ground);
    // An answer that began before the stop did not end its connection.
    if (closing) fastify.server.closeIdleConnections();
  });
  fastify.addHook('onRequestAbort', async (request) => note(request, GONE, ground));
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (closing) void reply.header('connection', 'close');
    forbidCaching(request, reply);
    return payload;
  });
}

/**
 * A stop ends connections that have not asked anything yet. Node counts them as busy until their headers are late, so a
 * browser that opened one ahead of need would hold up the stop.
 */
export function endUnusedConnections(fastify: FastifyInstance): void {
  const unused = new Set<Socket>();
  fastify.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  fastify.addHook('onRequest', async ({ raw }, _reply) => {
    unused.delete(raw.socket);
  });
  fastify.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}

/** Never the path, the query or a header: they may name a person or carry a token. */
function note(request: FastifyRequest, statusCode: number, { clock, random, logger, meter }: ServerGround): void {
  const context = beginContext(request, clock, random);
  const ms = clock.monotonic() - context.beganAt;
  const route = request.routeOptions.url ?? 'unmatched';
  const { method } = request;
  logger.info('request', { method, route, status: statusCode, ms: Math.round(ms), traceId: traceIdOf(context) });
  meter.seconds('http_request_seconds', { route, method, status: String(statusCode) }, ms / 1_000);
}

/** What a person may see is nobody else's: it is kept by no cache unless the route says so. */
function forbidCaching(request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.startsWith('/v1/') && !reply.hasHeader('cache-control'))
    void reply.header('cache-control', 'no-store');
}
