import type { Route } from '../route.js';
import * as shape from '../shapes.js';
import { open } from './homes.js';

/** Pages, documents and what operators ask every process. */
export const operateRoutes = {
  getPage: {
    ...{ method: 'GET', path: '/', operationId: 'getPage', app: 'every-api', ...open },
    summary: 'A page for people: what this is and how to begin.',
    answer: { status: 200, description: 'A page.', mimeType: 'text/html' },
    problems: [],
  },
  getOpenApi: {
    ...{ method: 'GET', path: '/openapi.json', operationId: 'getOpenApi', app: 'every-api', ...open },
    summary: 'This document.',
    answer: { status: 200, description: 'OpenAPI 3.1.', mimeType: 'application/json' },
    problems: [],
  },
  getErrors: {
    ...{ method: 'GET', path: '/docs/errors', operationId: 'getErrors', app: 'every-api', ...open },
    summary: 'A page for people: every error code.',
    answer: { status: 200, description: 'A page.', mimeType: 'text/html' },
    problems: [],
  },
  getLive: {
    ...{ method: 'GET', path: '/health/live', operationId: 'getLive', app: 'every-app', ...open },
    summary: 'Whether the process answers at all.',
    answer: { status: 200, description: 'It does.', mimeType: 'text/plain' },
    problems: [],
  },
  getReady: {
    ...{ method: 'GET', path: '/health/ready', operationId: 'getReady', app: 'every-app', ...open },
    summary: 'Whether the process can do its work now: 503 with the same body when it cannot.',
    answer: { status: 200, description: 'What readiness hangs on, and how each is.', json: shape.healthBody },
    problems: [],
  },
  getMetrics: {
    ...{ method: 'GET', path: '/metrics', operationId: 'getMetrics', app: 'every-app', ...open },
    summary: 'Counts and durations for operators.',
    answer: { status: 200, description: 'Prometheus text.', mimeType: 'text/plain' },
    problems: [],
  },
} as const satisfies Record<string, Route>;
