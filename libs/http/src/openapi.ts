import type { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { ErrorCode } from '#libs/events';
import { commonProblems, problemTable } from './edge/problem-table.js';
import { queryOf } from './fields/query-of.js';
import { limitOf } from './pace/limits.js';
import { type Route, servedBy } from './route.js';
import { allRoutes, areaOf } from './routes.js';
import { problemBody } from './shapes.js';

export type OpenApiDocument = ReturnType<typeof createDocument>;

const about = `The backend of an Instagram-style product. People have accounts, public or private; they upload photos,
post up to ten at a time, follow, block and mute, like, comment, save and report, read home timelines, tags and
explore, and are told of what concerns them, as a list, a stream or a push. They take everything that is theirs along
as a ZIP, and leave for good. Administrators hide and suspend, each act with its reason in the audit, and follow the
way of one upload through the machinery.

Sign in with \`POST /v1/accounts\` or \`POST /v1/sessions\`, and send \`Authorization: Bearer <accessToken>\`. Lists come
in pages: send \`nextCursor\` of one as \`cursor\` for the next. Reads take \`fields=\`, such as
\`items(id,caption,author(userName)),nextCursor\` or \`@card\`; what is not asked for is not looked up. Creates take an
\`Idempotency-Key\`: the same key within 24 hours makes the same thing once. Edits name in \`fields=\` what they change.
Errors are RFC 9457 problems with a stable \`code\`, all of them at [/docs/errors](/docs/errors).`;

/** The OpenAPI 3.1 document of the routes that `apps` serve; of every route, if none are named. */
export function buildOpenApi(apps?: readonly string[]): OpenApiDocument {
  const served = allRoutes.filter((route) => !apps || servedBy(apps, route));
  const paths: ZodOpenApiPathsObject = {};
  for (const route of served) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'mediafeed',
        version: '1.0.0',
        description: about,
      },
      servers: [{ url: '/' }],
      paths,
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    { override: (context) => tidy(context as Parameters<typeof tidy>[0]) },
  );
}

/**
 * Fields are only ever added to answers: a reader must not refuse those that it does not know. A time is told by its
 * format; its pattern would fill a page.
 */
function tidy({ jsonSchema, io }: { jsonSchema: Record<string, unknown>; io: 'input' | 'output' }): void {
  if (io === 'output' && jsonSchema['properties']) delete jsonSchema['additionalProperties'];
  if (jsonSchema['format'] === 'date-time') delete jsonSchema['pattern'];
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, params, headers, body } = route;
  const query = queryOf(route);
  return {
    operationId,
    summary,
    tags: [areaOf.get(route)!],
    security: route.auth === 'none' ? [] : [{ bearer: [] }],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: { ...answerOf(route), ...problemsOf(route) },
  };
}

function contentOf({ json, form }: NonNullable<Route['body']>) {
  return {
    ...(json && { 'application/json': { schema: json } }),
    ...(form && { 'multipart/form-data': { schema: form } }),
  };
}

function answerOf({ answer }: Route): ZodOpenApiResponsesObject {
  const { status, description, json, mimeType } = answer;
  const body = json ? { 'application/json': { schema: json } } : mimeType && { [mimeType]: { schema: {} } };
  return { [`${status as 200}`]: { description, ...(body && { content: body }) } };
}

function problemsOf(route: Route): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>([...commonProblems, ...route.problems]);
  if (route.auth !== 'none') codes.add('unauthenticated');
  if (route.auth === 'admin') codes.add('forbidden');
  if (limitOf(route)) codes.add('rate_limited');
  if (route.body) for (const code of bodyProblems) codes.add(code);
  const byStatus = Map.groupBy(codes, (code) => problemTable[code].status);
  return Object.fromEntries([...byStatus].map(([status, some]) => [String(status), problemResponse(some)]));
}

const bodyProblems = ['malformed_body', 'payload_too_large', 'unsupported_media_type'] as const;

function problemResponse(codes: readonly ErrorCode[]) {
  const examples = Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }]));
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTable[code].title}.`).join(' '),
    content: { 'application/problem+json': { schema: problemBody, examples } },
  };
}

function exampleOf(code: ErrorCode): z.input<typeof problemBody> {
  const { status, title } = problemTable[code];
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  return { type: `/docs/errors#${code}`, title, status, detail: `${title}.`, code, traceId };
}
