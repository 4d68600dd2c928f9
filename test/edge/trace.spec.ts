import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog, type LogRecord } from '#libs/stream/ports';
import { allTopics } from '#libs/wiring';
import { type Caller, nobody, signUp } from './caller.js';
import { type EdgeServer, startEdge } from './edge-server.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('a request’s trace', () => {
  let edge: EdgeServer;
  let anyone: Caller;
  const records: LogRecord[] = [];
  beforeAll(async () => {
    edge = await startEdge();
    anyone = nobody(edge);
    await edge.engine(EventLog).tail(allTopics, (record) => records.push(record));
  });
  afterAll(() => edge.stop());

  it('goes on from the caller’s, into the answer and the event', async () => {
    const sent = { traceparent: `00-${TRACE}-${SPAN}-00` };
    const made = await anyone.post('/v1/accounts', { userName: 'traced', password: 'correct horse' }, sent);
    const answered = made.headers.get('traceparent')!;
    expect(answered).toMatch(new RegExp(`^00-${TRACE}-(?!${SPAN})[0-9a-f]{16}-00$`));
    const events = records.map(({ value }) => JSON.parse(Buffer.from(value).toString()) as { traceparent: string });
    expect(events.map(({ traceparent }) => traceparent)).toEqual([answered]);
  });

  it.each([
    '',
    'hello',
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `ff-${TRACE}-${SPAN}-01`,
  ])('begins anew where the header is "%s"', async (traceparent) => {
    const { headers } = await anyone.get('/health/live', { traceparent });
    expect(headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(headers.get('traceparent')).not.toContain(TRACE);
  });

  it('is one line in the log, without a token, a password or a query', async () => {
    edge.logger.lines.length = 0;
    const ann = await signUp(edge, 'logged');
    await ann.get('/v1/users/me/feed?limit=7');
    await ann.get('/nowhere?password=hunter2');
    const lines = edge.logger.lines.map(({ message, fields: { method, route, status } }) => ({
      message,
      method,
      route,
      status,
    }));
    expect(lines).toEqual([
      { message: 'request', method: 'POST', route: '/v1/accounts', status: 201 },
      { message: 'request', method: 'GET', route: '/v1/users/:id/feed', status: 200 },
      { message: 'request', method: 'GET', route: 'unmatched', status: 404 },
    ]);
    const text = JSON.stringify(edge.logger.lines);
    for (const secret of [ann.token!, 'correct horse', 'hunter2', 'limit']) expect(text).not.toContain(secret);
  });

  it('is counted by route, method and status', async () => {
    const { text } = await anyone.get('/metrics');
    expect(text).toMatch(/http_request_seconds_count\{[^}]*route="\/v1\/users\/:id\/feed"[^}]*\} 1/);
  });
});
