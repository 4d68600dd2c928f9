import type { z } from 'zod';
import type { ErrorCode } from '#libs/events';
import type { FieldMask } from './fields/field-mask.js';

/** Which process serves a route: an API, every API, or every process there is. */
export type Home = 'upload-api' | 'feed-api' | 'admin-api' | 'every-api' | 'every-app';

/** One line of the route table: all that the server, the documents and the client know of a call. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters as `:name`. */
  readonly path: string;
  readonly app: Home;
  readonly operationId: string;
  readonly summary: string;
  /** Who may call: anybody, whoever signed in, or administrators. */
  readonly auth: 'none' | 'user' | 'admin';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** A read whose caller may name the fields that they want, as `fields`: the answer is cut to them. */
  readonly fields?: true;
  readonly headers?: z.ZodObject;
  /** The media types that are taken; a form's parts are read as a stream, its schema is for the documents. */
  readonly body?: { readonly json?: z.ZodType; readonly form?: z.ZodType };
  readonly answer: Answer;
  /** Codes that this call may answer with, besides those that any call may. */
  readonly problems: readonly ErrorCode[];
}

export interface Answer {
  readonly status: number;
  readonly description: string;
  /** Of a JSON body; missing where there is none, or where `mimeType` says otherwise. */
  readonly json?: z.ZodType;
  readonly mimeType?: string;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Of<R, Key extends string> = R extends { readonly [K in Key]: infer Value } ? Value : undefined;

export type ParamsOf<R extends Route> = Output<Of<R, 'params'>>;
export type QueryOf<R extends Route> = R extends { readonly fields: true }
  ? (Of<R, 'query'> extends z.ZodType ? Output<Of<R, 'query'>> : unknown) & { readonly fields: FieldMask }
  : Output<Of<R, 'query'>>;
/** The JSON body; undefined where the route takes none, or a form was sent. */
export type BodyOf<R extends Route> =
  Output<Of<Of<R, 'body'>, 'json'>> | (Of<Of<R, 'body'>, 'form'> extends undefined ? never : undefined);
export type AnswerOf<R extends Route> = R['answer'] extends { readonly json: infer Schema }
  ? Schema extends z.ZodType
    ? z.input<Schema>
    : never
  : unknown;

/** Whether a process that serves `apps` serves `route`. */
export function servedBy(apps: readonly string[], route: Route): boolean {
  if (route.app === 'every-app') return true;
  if (route.app === 'every-api') return apps.length > 0;
  return apps.includes(route.app);
}
