import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { malformedBody } from './refusals.js';

/** A JSON body has 64 KB at most; files come in forms, which are streamed. */
export const MAX_JSON_BYTES = 64 * 1_024;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * JSON, strictly: UTF-8, no `__proto__` and no `constructor.prototype` key. An empty body is no body, since many clients
 * name a type even where they send nothing.
 */
export function readJsonBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.useBodyParser('application/json', { bodyLimit: MAX_JSON_BYTES }, ((
    request: FastifyRequest,
    body: Buffer,
    done: Done,
  ) => {
    if (body.length === 0) return done(null, undefined);
    const text = decode(utf8, body);
    if (text === undefined) return done(malformedBody('The body is not UTF-8.'));
    void parse(request, text, (error, parsed) => {
      done(error && malformedBody('The body is not JSON, or has a key that is not taken.'), parsed);
    });
  }) as never);
}

function decode(utf8: InstanceType<typeof TextDecoder>, body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}
