import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** After its answer a sender is heard out up to here, so that it reads the answer. */
const HEARD_OUT_BYTES = 64_000_000;

/** Whoever goes on sending after the answer is listened to for a while, and then cut off. */
export function hearOutSenders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, _reply, payload) => {
    if (!request.raw.complete) hearOut(request);
    return payload;
  });
}

function hearOut({ raw }: FastifyRequest): void {
  let left = HEARD_OUT_BYTES;
  raw.unpipe();
  raw.on('data', (chunk: Uint8Array) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.on('error', () => undefined);
  raw.resume();
}

/** Ends a connection on which nothing moved for `ms`: with `answer` where a request is arriving, or else silently. */
export function endStalledConnections(fastify: FastifyInstance, ms: number, answer: (socket: Socket) => void): void {
  const asking = new WeakSet<Socket>();
  fastify.addHook('onRequest', async ({ raw }) => {
    asking.add(raw.socket);
  });
  fastify.addHook('onSend', async ({ raw }, _reply, payload) => {
    asking.delete(raw.socket);
    return payload;
  });
  fastify.server.setTimeout(ms, (socket) => {
    if (asking.has(socket)) answer(socket);
    else socket.destroy();
  });
}
