import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import { MAX_JSON_BYTES } from './json-body.js';
import { PROBLEM_TYPE, problemOf } from './problem-filter.js';

/** Time for the whole of a request, upload included: 50 MB at 1 Mbit/s, and half as much again. */
const REQUEST_MS = 600_000;
const HEADERS_MS = 15_000;
/** A connection on which nothing moves for so long is given up. */
export const STALLED_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16_384;
const NO_TRACE = '0'.repeat(32);

/** For the FastifyAdapter. Nothing that a caller sends names the request, or the caller's address but for a trusted proxy. */
export function apiFastifyOptions(trustedProxies: readonly string[] = []) {
  return {
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestIdHeader: false,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS, maxHeaderSize: MAX_HEADER_BYTES },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  } satisfies FastifyHttpOptions<Server>;
}

/** A path that the router cannot read never reaches a hook: it has no trace and no line in the log. */
function answerUnroutable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const tooLong = error.statusCode === 414;
  const code = tooLong ? 'not_found' : 'invalid_request';
  const problem = problemOf(
    { code, message: tooLong ? 'Nothing has so long a name.' : 'The path is not a URL.' },
    NO_TRACE,
  );
  void reply.code(problem.status).headers({
    'content-type': PROBLEM_TYPE,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  void reply.send(JSON.stringify(problem));
}

/** What is no HTTP never becomes a request: it is answered on the bare socket. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return answerLate(socket);
  answerOnSocket(socket, 400, 'This is not an HTTP request, or its headers are too large.');
}

export function answerLate(socket: Socket): void {
  answerOnSocket(socket, 408, 'The request took too long to arrive.');
}

function answerOnSocket(socket: Socket, status: number, message: string): void {
  const body = JSON.stringify(problemOf({ code: 'invalid_request', message, status }, NO_TRACE));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
