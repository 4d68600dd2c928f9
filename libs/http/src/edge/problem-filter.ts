import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodedError, type ErrorCode, isRetryable } from '#libs/events';
import type { Logger } from '#libs/stream/ports';
import { RateLimitedError } from '../pace/pace.js';
import type { Problem } from '../shapes.js';
import type { PathTable } from './path-table.js';
import { problemTable, publicDetail } from './problem-table.js';
import { type FieldError, InvalidRequestError, UnsatisfiableRangeError } from './refusals.js';
import { type RequestContext, traceIdOf } from './request-context.js';

interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly errors?: readonly FieldError[];
  /** Where it is another than the code's own. */
  readonly status?: number;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
/** Seconds after which an engine that was away may be back. */
const RETRY_AFTER_S = '2';

/** Every error that leaves the server, as application/problem+json (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly paths: PathTable,
    private readonly begin: (request: FastifyRequest) => RequestContext,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const traceId = traceIdOf(this.begin(request));
    const allow = request.is404 ? this.paths.methodsOf(request.url) : [];
    if (allow.length > 0) void reply.header('allow', allow.join(', '));
    if (allow.length > 0 && request.method === 'OPTIONS') return void reply.code(204).send();
    const refusal = allow.length > 0 ? methodNotAllowed(request.method, allow) : refusalOf(error);
    this.log(error, refusal.code, { traceId, gone: request.raw.destroyed && !request.raw.readableEnded });
    if (reply.sent) return;
    if (error instanceof RateLimitedError) void reply.header('retry-after', String(error.retryAfterSeconds));
    if (error instanceof UnsatisfiableRangeError) void reply.header('content-range', `bytes */${error.size}`);
    send(reply, problemOf(refusal, traceId), request.headers.authorization !== undefined);
  }

  /** A refusal is the caller's to mend, and is seen in the request's own line. */
  private log(error: unknown, code: ErrorCode, { traceId, gone }: { traceId: string; gone: boolean }): void {
    if (problemTable[code].status < 500 || gone) return;
    const fields = { code, traceId, error };
    if (isRetryable(error)) this.logger.warn('request not served', fields);
    else this.logger.error('request failed', fields);
  }
}

function send(reply: FastifyReply, problem: Problem, hadToken: boolean): void {
  void reply.code(problem.status).header('content-type', PROBLEM_TYPE);
  void reply.header('cache-control', 'no-store');
  if (problem.status === 401) {
    const invalid = hadToken && problem.code === 'unauthenticated' ? ', error="invalid_token"' : '';
    void reply.header('www-authenticate', `Bearer realm="mediafeed"${invalid}`);
  }
  if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_S);
  void reply.send(JSON.stringify(problem));
}

export function problemOf(refusal: Refusal, traceId: string): Problem {
  const { code, message, errors } = refusal;
  const { title } = problemTable[code];
  const status = refusal.status ?? problemTable[code].status;
  const detail = publicDetail(code, message);
  return { type: `/docs/errors#${code}`, title, status, detail, code, traceId, ...(errors && { errors: [...errors] }) };
}

function methodNotAllowed(method: string, allow: readonly string[]): Refusal {
  return { code: 'method_not_allowed', message: `${method} is not among the methods taken here: ${allow.join(', ')}.` };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof InvalidRequestError) return error;
  if (error instanceof UnsatisfiableRangeError) return { code: error.code, message: error.message, status: 416 };
  if (error instanceof CodedError) return { code: error.code, message: error.message };
  if (error instanceof HttpException) return ofHttp(error.getStatus());
  return { code: 'internal', message: '' };
}

/** What Fastify and Nest refuse by themselves, before a route sees it. */
function ofHttp(status: number): Refusal {
  if (status === 404 || status === 414) return { code: 'not_found', message: 'Nothing is served at this path.' };
  if (status === 413) return { code: 'payload_too_large', message: 'A body of this type has 64 KB at most.' };
  if (status === 415)
    return {
      code: 'unsupported_media_type',
      message: 'This call takes no body of this type. JSON is sent as application/json, files as multipart/form-data.',
    };
  if (status === 503) return { code: 'unavailable', message: '' };
  if (status >= 500) return { code: 'internal', message: '' };
  return { code: 'invalid_request', message: 'The request line, a header or the body is not well-formed.' };
}
