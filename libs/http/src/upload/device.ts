import type { FastifyRequest } from 'fastify';

const LONGEST = 120;

/** What the caller's device calls itself, shortened: for the owner to recognise it by. */
export function deviceOf({ headers }: FastifyRequest): string {
  const name = (headers['user-agent'] ?? '').replaceAll(/[^\x20-\x7e]/g, '').trim();
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 1)}…`;
}
