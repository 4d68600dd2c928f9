import type { FastifyRequest } from 'fastify';
import type { KeyedHash } from '#libs/account/ports';
import { isThisMachine, networkOf } from './network-of.js';

/** Who sends, where nobody is signed in. No address and no name is kept: a keyed hash stands for it. */
export class Senders {
  constructor(private readonly keyedHash: KeyedHash) {}

  /** Undefined for this machine itself. */
  ofAddress({ ip }: FastifyRequest): string | undefined {
    return isThisMachine(ip) ? undefined : this.keyedHash.of('address', networkOf(ip));
  }

  /** A name as somebody at this address types it. */
  ofNameAt(userName: string, { ip }: FastifyRequest): string {
    return this.keyedHash.of('name at address', `${userName.toLowerCase()} ${networkOf(ip)}`);
  }

  ofName(userName: string): string {
    return this.keyedHash.of('user name', userName.toLowerCase());
  }
}
