import { UnavailableError } from '#libs/events';
import type { Clock, Logger } from '#libs/stream/ports';
import { mergeNewest } from './merge-newest.js';
import type { FollowGraph, TimelineStore } from './ports.js';
import type { PullPosts } from './pull-posts.js';

/** Where a reading goes on, and where it ends: both ids are left out. */
export interface Range {
  readonly below?: string | undefined;
  readonly above?: string | undefined;
}

/** Ids of a home timeline, before anything is known of the posts. */
export interface Skeleton {
  /** Newest first. */
  readonly ids: readonly string[];
  /** Nothing follows in this range. */
  readonly ended: boolean;
  /** One half could not be read: posts may be missing. */
  readonly partial: boolean;
}

/** How long the pulled half waits to hear whether it is needed. */
const PATIENCE_MS = 25;
/** Pulls of a process that began unasked: a slow store is not given more work than these. */
const UNASKED_PULLS = 4;
/** A half that has not answered by then has failed. */
const HALF_DEADLINE_MS = 1_000;

interface Half {
  readonly ids: readonly string[];
  readonly failed?: { readonly error: unknown };
}

/**
 * Step one of reading a home timeline, in two halves: the rows that fan-out stored, and, where they run out,
 * what is pulled from the authors followed. Both are merged by id, so a post in both does no harm. A slow first half is
 * not waited for before the second begins.
 */
export class ReadSkeleton {
  private unasked = 0;

  constructor(
    private readonly timelines: TimelineStore,
    private readonly graph: FollowGraph,
    private readonly pullPosts: PullPosts,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The newest `rows` of the range; fewer where it ends, or a half failed. @throws as the stored half, if both failed */
  async run(viewerId: string, rows: number, { below, above }: Range = {}): Promise<Skeleton> {
    let pulling: Promise<Half> | undefined;
    const pull = (): Promise<Half> =>
      (pulling ??= this.half('pulled', () => this.pullPosts.run(this.graph.followedBy(viewerId), rows, below)));
    const known = new AbortController();
    void this.pullUnasked(pull, known.signal);
    const stored = await this.half('stored', () => this.timelines.home(viewerId, rows, below));
    known.abort();
    if (isEnough(stored.ids, rows, above)) return skeletonOf(stored.ids, rows, above);
    const pulled = await pull();
    if (stored.failed && pulled.failed) throw stored.failed.error;
    const skeleton = skeletonOf(mergeNewest(stored.ids, pulled.ids), rows, above);
    return { ...skeleton, ended: skeleton.ended && !pulled.failed, partial: !!stored.failed || !!pulled.failed };
  }

  private async pullUnasked(pull: () => Promise<Half>, known: AbortSignal): Promise<void> {
    await this.clock.sleep(PATIENCE_MS, known);
    if (known.aborted || this.unasked >= UNASKED_PULLS) return;
    this.unasked += 1;
    await pull();
    this.unasked -= 1;
  }

  private async half(name: string, read: () => Promise<readonly string[]>): Promise<Half> {
    const answered = new AbortController();
    const late = this.clock.sleep(HALF_DEADLINE_MS, answered.signal).then(() => {
      throw new UnavailableError(`the ${name} half of a home timeline was not read in time`);
    });
    try {
      return { ids: await Promise.race([read(), late]) };
    } catch (error) {
      this.logger.warn('half of a home timeline not read', { half: name, error });
      return { ids: [], failed: { error } };
    } finally {
      answered.abort();
    }
  }
}

function isEnough(ids: readonly string[], rows: number, above = ''): boolean {
  return ids.length >= rows || ((ids.at(-1) ?? '') <= above && ids.length > 0);
}

function skeletonOf(found: readonly string[], rows: number, above = ''): Skeleton {
  const newest = found.slice(0, rows);
  const ids = newest.filter((id) => id > above);
  return { ids, ended: ids.length < rows, partial: false };
}
