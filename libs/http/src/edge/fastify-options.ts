import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';
import { MAX_JSON_BYTES } from './json-body.js';
import { problemOf } from './problem-filter.js';

/** Time for the whole of a request, upload included: 50 MB at 1 Mbit/s, and half as much again. */
const REQUEST_MS = 600_000;
const HEADERS_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16_384;

/** For the FastifyAdapter. Nothing that a caller sends names the caller's address or the request. */
export function apiFastifyOptions() {
  return {
    bodyLimit: MAX_JSON_BYTES,
    trustProxy: false,
    requestIdHeader: false,
    disableRequestLogging: true,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS, maxHeaderSize: MAX_HEADER_BYTES },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerUnreadable,
  } satisfies FastifyHttpOptions<Server>;
}

/** What is no HTTP never becomes a request: it is answered on the bare socket. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const message = late
    ? 'The request took too long to arrive.'
    : 'This is not an HTTP request, or its headers are too large.';
  const status = late ? 408 : 400;
  const body = JSON.stringify(problemOf({ code: 'invalid_request', message, status }, '0'.repeat(32)));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
