import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { nobody } from './caller.js';
import { startEdge } from './edge-server.js';

describe('a stop', () => {
  it('waits for no connection that has asked nothing', async () => {
    const edge = await startEdge();
    const { hostname, port } = new URL(edge.address);
    const idle = connect(Number(port), hostname);
    await once(idle, 'connect');
    await nobody(edge).get('/health/live');
    const ended = once(idle, 'close');
    await edge.stop();
    await ended;
    expect(idle.destroyed).toBe(true);
  });
});
