import type { Media, MediaFailure, MediaOriginal, MediaPlan, MediaState, TaskResult } from '#libs/media/ports';
import { MediaStore, stateRank } from '#libs/media/ports';
import { atMost } from './at-most.js';

interface StateRow {
  readonly attempt: number;
  readonly state: MediaState;
  readonly failure: MediaFailure | undefined;
}
interface ResultRow {
  readonly attempt: number;
  readonly result: TaskResult;
}

export class MemoryMediaStore extends MediaStore {
  private readonly originals = new Map<string, MediaOriginal>();
  private readonly gone = new Set<string>();
  private readonly plans = new Map<string, MediaPlan>();
  private readonly states = new Map<string, StateRow>();
  /** Rows by task id, by media id. */
  private readonly results = new Map<string, Map<string, ResultRow>>();

  async create(original: MediaOriginal): Promise<void> {
    if (!this.originals.has(original.id) && !this.gone.has(original.id))
      this.originals.set(original.id, structuredClone(original));
  }

  /** Of all that are not deleted. */
  all(): readonly MediaOriginal[] {
    return [...this.originals.values()];
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Media>> {
    const found = new Map<string, Media>();
    for (const id of atMost(100, ids)) {
      const original = this.originals.get(id);
      if (original) found.set(id, this.mediaOf(original));
    }
    return found;
  }

  async statesOf(ids: readonly string[]): Promise<ReadonlyMap<string, MediaState>> {
    const known = atMost(100, ids).filter((id) => this.originals.has(id));
    return new Map(known.map((id) => [id, this.states.get(id)?.state ?? 'processing']));
  }

  async putPlan(mediaId: string, plan: MediaPlan): Promise<void> {
    const kept = this.plans.get(mediaId);
    if (this.gone.has(mediaId)) return;
    if (!kept || plan.attempt > kept.attempt) this.plans.set(mediaId, structuredClone(plan));
  }

  async putResult(mediaId: string, taskId: string, attempt: number, result: TaskResult): Promise<void> {
    if (this.gone.has(mediaId)) return;
    const rows = this.results.get(mediaId) ?? new Map<string, ResultRow>();
    this.results.set(mediaId, rows);
    if (!rows.has(taskId)) rows.set(taskId, { attempt, result: structuredClone(result) });
  }

  async raise(mediaId: string, attempt: number, state: MediaState, failure?: MediaFailure): Promise<void> {
    const kept = this.states.get(mediaId);
    if (this.gone.has(mediaId) || (kept && !isAbove({ attempt, state }, kept))) return;
    this.states.set(mediaId, { attempt, state, failure: structuredClone(failure) });
  }

  async delete(mediaId: string): Promise<void> {
    this.gone.add(mediaId);
    for (const rows of [this.originals, this.plans, this.states, this.results]) rows.delete(mediaId);
  }

  async deleted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(atMost(100, ids).filter((id) => this.gone.has(id)));
  }

  async ownedBy(ownerId: string, limit: number, below?: string): Promise<readonly string[]> {
    const own = [...this.originals.values()].filter((one) => one.ownerId === ownerId).map(({ id }) => id);
    return own
      .filter((id) => below === undefined || id < below)
      .sort()
      .reverse()
      .slice(0, limit);
  }

  private mediaOf(original: MediaOriginal): Media {
    const plan = this.plans.get(original.id);
    const rows = [...(this.results.get(original.id) ?? [])].filter(([, { attempt }]) => attempt === plan?.attempt);
    const { attempt, state, failure } = this.states.get(original.id) ?? {
      attempt: 0,
      state: 'processing',
      failure: undefined,
    };
    const results = new Map(rows.map(([taskId, { result }]) => [taskId, result]));
    return { original, plan, results, attempt, state, failure };
  }
}

function isAbove(one: Pick<StateRow, 'attempt' | 'state'>, other: StateRow): boolean {
  if (one.attempt !== other.attempt) return one.attempt > other.attempt;
  return stateRank[one.state] > stateRank[other.state];
}
