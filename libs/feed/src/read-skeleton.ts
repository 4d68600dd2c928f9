import { UnavailableError } from '#libs/events';
import type { Clock, Logger } from '#libs/stream/ports';
import { mergeNewest } from './merge-newest.js';
import { oldestRow } from './oldest-row.js';
import type { TimelineStore } from './ports.js';
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

/** How long the pull from everybody waits to hear whether it is needed. */
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
 * Step one of reading a home timeline, in two halves, read in parallel and merged by id, so that a post in both does no
 * harm: the rows that fan-out stored, and what is pulled. Celebrities' posts are pulled always; where the stored rows run
 * out, everybody's are, and a slow first answer is not waited for before that begins.
 */
export class ReadSkeleton {
  private unasked = 0;

  constructor(
    private readonly timelines: TimelineStore,
    private readonly pullPosts: PullPosts,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The newest `rows` of the range; fewer where it ends, or a half failed. @throws as the stored half, if both failed */
  async run(viewerId: string, rows: number, range: Range = {}): Promise<Skeleton> {
    const { below, above } = range;
    let pulling: Promise<Half> | undefined;
    const pull = () => (pulling ??= this.half('pulled', () => this.pullPosts.ofFollowed(viewerId, { rows, below })));
    const known = new AbortController();
    void this.pullUnasked(pull, known.signal);
    const [stored, celebrities] = await Promise.all([
      this.half('stored', () => this.timelines.home(viewerId, rows, below, oldestRow(this.clock.now()))),
      this.half('celebrities', () => this.pullPosts.ofMarked(viewerId, { rows, below })),
    ]);
    known.abort();
    const both = mergeNewest(stored.ids, celebrities.ids);
    if (isEnough(stored, both, rows, above)) return skeletonOf(both, rows, { above, partial: !!celebrities.failed });
    const pulled = await pull();
    if (stored.failed && pulled.failed) throw stored.failed.error;
    if (pulled.failed) return skeletonOf(downTo(stored, both), rows, { above, partial: true, more: true });
    const skeleton = skeletonOf(mergeNewest(both, pulled.ids), rows, { above, partial: !!stored.failed });
    if (above === undefined && !stored.failed) await this.mend(viewerId, skeleton.ids, both);
    return skeleton;
  }

  /**
   * What is shown because the rows ran out is shown again when they suffice, though its fan-out be still to come: it is
   * stored now. Nothing is written while fan-out keeps up.
   */
  private async mend(viewerId: string, shown: readonly string[], known: readonly string[]): Promise<void> {
    const [had, oldest] = [new Set(known), oldestRow(this.clock.now())];
    const missing = shown.filter((id) => id > oldest && !had.has(id));
    if (missing.length === 0) return;
    await this.half('mended', async () => {
      await this.timelines.mend(viewerId, missing);
      return missing;
    });
  }

  private async pullUnasked(pull: () => Promise<Half>, known: AbortSignal): Promise<void> {
    await this.clock.sleep(PATIENCE_MS, known);
    if (known.aborted || this.unasked >= UNASKED_PULLS) return;
    this.unasked += 1;
    await pull();
    this.unasked -= 1;
  }

  private async half(name: string, act: () => Promise<readonly string[]>): Promise<Half> {
    const answered = new AbortController();
    const late = this.clock.sleep(HALF_DEADLINE_MS, answered.signal).then(() => {
      throw new UnavailableError(`a home timeline (${name}) did not answer in time`);
    });
    try {
      return { ids: await Promise.race([act(), late]) };
    } catch (error) {
      this.logger.warn('home timeline not read whole', { part: name, error });
      return { ids: [], failed: { error } };
    } finally {
      answered.abort();
    }
  }
}

/** Whether all that is asked for lies where the stored rows reach: down to the last of them nothing is missing. */
function isEnough({ ids }: Half, both: readonly string[], rows: number, above = ''): boolean {
  const last = ids.at(-1);
  if (last === undefined) return false;
  return last <= above || (both[rows - 1] ?? '') >= last;
}

/** Without what lies deeper than the stored rows: the next page asks again for what is between. */
function downTo({ ids }: Half, both: readonly string[]): readonly string[] {
  const last = ids.at(-1) ?? '';
  return both.filter((id) => id >= last);
}

function skeletonOf(
  found: readonly string[],
  rows: number,
  { above = '', partial, more = false }: { above?: string | undefined; partial: boolean; more?: boolean },
): Skeleton {
  const ids = found.slice(0, rows).filter((id) => id > above);
  return { ids, ended: ids.length < rows && !more, partial };
}
