import { RefusedError } from '#libs/events';
import { newTraceparent, type Origin } from '#libs/stream';
import { checkOwnWrite, type Written } from './own-write.ts';
import type { Prng } from './prng.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { Shadow } from './shadow.ts';
import type { Running, Site } from './site.ts';
import { Breach } from './watch.ts';

/** A client gives up on a request after this long. */
const PATIENCE_MS = 30_000;

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown' };

const UNKNOWN = { kind: 'unknown' } as const;

/** How often a client does what, against the others. */
export interface Mix {
  readonly upload: number;
  readonly post: number;
  readonly form: number;
  readonly follow: number;
  readonly like: number;
  readonly read: number;
  readonly register: number;
  readonly edit: number;
  readonly remove: number;
  readonly comment: number;
  readonly act: number;
  readonly relate: number;
  readonly privacy: number;
  readonly answer: number;
  readonly moderate: number;
  /** With one's account. */
  readonly profile: number;
  /** Files that each client uploads before all else. */
  readonly stock: number;
  /** Calls around which the most may happen meanwhile, where one of them is slow. */
  readonly slowCalls: readonly string[];
  /** How often a run has APIs that mostly do not reach the store when they apply. */
  readonly cutOff: number;
}

const FEED_CALLS = ['follows.set', 'timelines.addToAuthor', 'timelines.author', 'timelines.addToHomes'];
const UPLOAD_CALLS = ['encoder.encode', 'encodeResults.keep', 'media.putResult', 'requests.claim', 'mediaClaims.claim'];
const COUNT_CALLS = ['tallies.put', 'edges.of', 'edges.put', 'log.commit'];
const SOCIAL_CALLS = [
  'posts.put',
  'posts.delete',
  'comments.put',
  'relations.setBlock',
  'users.setPrivate',
  'follows.set',
  'acts.set',
  'log.commit',
];
const slowCalls = [...FEED_CALLS, ...UPLOAD_CALLS, ...COUNT_CALLS];

/** A little of everything that people do with posts and each other. */
const SOCIAL = { edit: 3, remove: 1, comment: 5, act: 4, relate: 1, privacy: 1, answer: 2, moderate: 1, profile: 1 };
const ALL_CALLS = { stock: 0, slowCalls, cutOff: 0.2 };

export const MIXES: readonly Mix[] = [
  { ...SOCIAL, upload: 35, post: 20, form: 10, follow: 20, like: 5, read: 12, register: 3, ...ALL_CALLS },
  {
    ...SOCIAL,
    upload: 5,
    post: 60,
    form: 5,
    follow: 25,
    like: 5,
    read: 5,
    register: 0,
    stock: 8,
    slowCalls: FEED_CALLS,
    cutOff: 0.8,
  },
  {
    ...SOCIAL,
    upload: 30,
    post: 10,
    form: 40,
    follow: 10,
    like: 5,
    read: 5,
    register: 5,
    ...ALL_CALLS,
    slowCalls: UPLOAD_CALLS,
  },
  {
    ...SOCIAL,
    upload: 5,
    post: 10,
    form: 15,
    follow: 15,
    like: 60,
    read: 10,
    register: 0,
    stock: 2,
    slowCalls: COUNT_CALLS,
    cutOff: 0.3,
  },
  {
    upload: 3,
    post: 5,
    form: 20,
    follow: 18,
    like: 6,
    read: 10,
    register: 0,
    edit: 12,
    remove: 8,
    comment: 25,
    act: 20,
    relate: 12,
    privacy: 10,
    answer: 10,
    moderate: 8,
    profile: 10,
    stock: 1,
    slowCalls: SOCIAL_CALLS,
    cutOff: 0.3,
  },
];

export interface World {
  readonly mix: Mix;
  /** Between two requests of one client, at most. */
  readonly pauseMs: number;
  readonly site: Site;
  readonly scheduler: Scheduler;
  readonly shadow: Shadow;
  readonly dice: Prng;
  /** Ids of everybody who was told that they have an account. */
  readonly people: string[];
  /** Ids of all posts of which somebody was told that they are made. */
  readonly posts: string[];
  /** Ids of all comments of which somebody was told that they are made. */
  readonly comments: string[];
  /** Clients begin nothing new after this (virtual milliseconds). */
  endsAtMs: number;
}

/** Where a client meets the product: picks a process that serves, and waits for its answer for so long only. */
export class Caller {
  readonly name: string;
  private readonly owner: Owner;
  private readonly world: World;
  private readonly dice: Prng;

  constructor(name: string, world: World, dice: Prng) {
    this.name = name;
    this.owner = { name, frozenUntilMs: 0, speed: 1 };
    this.world = world;
    this.dice = dice;
  }

  /** `write`: what has to be in the log, and readable, when the answer is there. */
  async request<T>(act: (running: Running) => Promise<T>, write?: Written): Promise<Answer<T>> {
    const { scheduler, shadow, site } = this.world;
    const running = await this.server();
    if (!running) return UNKNOWN;
    shadow.operations += 1;
    const before = site.journal.entries.length;
    const left = running.process.meter.counts.get('applies_left') ?? 0;
    const answered = act(running).then(
      async (value): Promise<Answer<T>> => {
        const applied = (running.process.meter.counts.get('applies_left') ?? 0) === left;
        if (write) await checkOwnWrite(site, write, { value, since: before, applied });
        return { kind: 'ok', value };
      },
      (error: unknown): Answer<T> => (error instanceof RefusedError ? { kind: 'refused', code: error.code } : UNKNOWN),
    );
    let cancel = (): void => undefined;
    const late = new Promise<Answer<T>>((resolve) => {
      cancel = scheduler.after(PATIENCE_MS, this.owner, 'gives up', () => resolve(UNKNOWN));
    });
    const answer = await Promise.race([answered, late, running.process.died.then(() => UNKNOWN)]);
    cancel();
    return answer;
  }

  private async server(): Promise<Running | undefined> {
    while (this.isOpen()) {
      const serving = this.world.site.serving();
      if (serving.length > 0) return this.dice.pick(serving);
      await this.pause(500);
    }
    return undefined;
  }

  origin(): Origin {
    const dice = this.dice;
    const random = { bytes: (count: number) => dice.bytes(count), fraction: () => dice.fraction() };
    return { traceparent: newTraceparent(random), time: new Date(this.world.scheduler.nowMs).toISOString() };
  }

  /** At most `ms`. */
  pause(ms: number): Promise<void> {
    return this.world.scheduler.sleep(this.dice.int(ms), this.owner);
  }

  /** Whether something new may be begun. */
  isOpen(): boolean {
    return this.world.scheduler.nowMs < this.world.endsAtMs;
  }

  breach(invariant: string, seen: string): void {
    this.world.site.watch.breaches.push(new Breach(invariant, seen));
  }
}
