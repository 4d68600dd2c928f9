import type { Caller } from '../edge/caller.js';
import type { EdgeServer } from '../edge/edge-server.js';
import { person, signedIn } from './people.js';

/** What the asker does, and what the account does. */
export const ASKS = ['ask', 'cancel'] as const;
export const SPEAKS = ['accept', 'refuse', 'remove', 'block', 'lift', 'private', 'public'] as const;
export type Act = (typeof ASKS)[number] | (typeof SPEAKS)[number];

/** How the asker stands to the account. */
export interface Standing {
  readonly following: boolean;
  readonly requested: boolean;
  readonly blocked: boolean;
}

/** What a sequence of acts comes to, by the words of the two flags and nothing else. */
export class TwoFlags {
  private wanted = false;
  private allowed = false;
  /** The account has not spoken since it was last wanted. */
  private waits = false;
  private blocked = false;

  constructor(private isPrivate: boolean) {}

  get standing(): Standing {
    const { wanted, allowed, waits, blocked } = this;
    return { following: wanted && allowed, requested: wanted && !allowed && waits, blocked };
  }

  take(act: Act): void {
    if ((act === 'ask' || act === 'cancel') && this.blocked) return;
    if (act === 'ask') this.ask();
    if (act === 'cancel') this.end();
    if (act === 'accept' && this.standing.requested) this.speak(true);
    if (act === 'refuse' && this.standing.requested) this.speak(false);
    if (act === 'remove') this.speak(false);
    if (act === 'block') this.end();
    if (act === 'block') this.blocked = true;
    if (act === 'lift') this.blocked = false;
    if (act === 'private' || act === 'public') this.isPrivate = act === 'private';
  }

  private ask(): void {
    this.wanted = true;
    this.waits = true;
    if (!this.isPrivate) this.allowed = true;
  }

  private speak(allowed: boolean): void {
    this.allowed = allowed;
    this.waits = false;
  }

  private end(): void {
    this.wanted = false;
    this.allowed = false;
  }
}

/** The same acts over HTTP. */
export class TwoPeople {
  private constructor(
    readonly account: Caller,
    readonly asker: Caller,
  ) {}

  static async meet(edge: EdgeServer, isPrivate: boolean): Promise<TwoPeople> {
    const [account, asker] = [await person(edge), await person(edge)];
    const people = new TwoPeople(await signedIn(edge, account), await signedIn(edge, asker));
    if (isPrivate) await people.do('private');
    return people;
  }

  async do(act: Act): Promise<void> {
    const { account, asker } = this;
    const own = (on: boolean) => account.json('PATCH', '/v1/users/me?fields=isPrivate', { isPrivate: on });
    const acts = {
      ask: () => asker.send('PUT', `/v1/users/${account.id}/follow`),
      cancel: () => asker.send('DELETE', `/v1/users/${account.id}/follow`),
      accept: () => account.send('PUT', `/v1/follow-requests/${asker.id}`),
      refuse: () => account.send('DELETE', `/v1/follow-requests/${asker.id}`),
      remove: () => account.send('DELETE', `/v1/users/me/followers/${asker.id}`),
      block: () => account.send('PUT', `/v1/users/${asker.id}/block`),
      lift: () => account.send('DELETE', `/v1/users/${asker.id}/block`),
      private: () => own(true),
      public: () => own(false),
    };
    const { status, text } = await acts[act]();
    if (status >= 300 && status !== 404) throw new Error(`${act}: ${status} ${text}`);
  }

  /** As both are told. */
  async standing(): Promise<Standing> {
    const { account, asker } = this;
    const { status, body } = await asker.get(`/v1/users/${account.id}?fields=viewer`);
    const lists = ['/v1/users/me/followers', '/v1/follow-requests'].map(async (path) => {
      const { body: page } = await account.get(`${path}?fields=items(id)`);
      return page.items.some(({ id }: { id: string }) => id === asker.id) as boolean;
    });
    const [following, requested] = (await Promise.all(lists)) as [boolean, boolean];
    const told = status === 404 ? { following: false, requested: false } : body.viewer;
    if (told.following !== following || told.requested !== requested) {
      throw new Error(`the asker is told ${JSON.stringify(told)}, the account ${following} and ${requested}`);
    }
    return { following, requested, blocked: status === 404 };
  }
}

/** Every order of both that keeps the order of each. */
export function interleavings<T>(one: readonly T[], other: readonly T[]): T[][] {
  if (one.length === 0) return [[...other]];
  if (other.length === 0) return [[...one]];
  return [
    ...interleavings(one.slice(1), other).map((rest) => [one[0]!, ...rest]),
    ...interleavings(one, other.slice(1)).map((rest) => [other[0]!, ...rest]),
  ];
}
