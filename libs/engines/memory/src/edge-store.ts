import type { Counted, Edge, Placed } from '#libs/counter/ports';
import { EdgeStore, ROWS_AT_ONCE } from '#libs/counter/ports';
import { atMost } from './at-most.js';

export class MemoryEdgeStore extends EdgeStore {
  /** By subject, counter and partition, by member. */
  private readonly rows = new Map<string, Map<string, Placed<Edge>>>();

  async of(partition: number, wanted: readonly Omit<Edge, 'state' | 'version'>[]): Promise<readonly Edge[]> {
    return atMost(ROWS_AT_ONCE, wanted).flatMap((edge) => {
      const kept = this.membersOf(partition, edge).get(edge.memberId);
      return kept ? [rowOf(kept)] : [];
    });
  }

  async put(partition: number, edges: readonly Edge[]): Promise<void> {
    for (const edge of atMost(ROWS_AT_ONCE, edges)) {
      const members = this.membersOf(partition, edge);
      const kept = members.get(edge.memberId);
      if (!kept || edge.version > kept.version) members.set(edge.memberId, { ...rowOf(edge), partition });
    }
  }

  async count(partition: number, counted: Counted, state: number): Promise<number> {
    return [...this.membersOf(partition, counted).values()].filter((edge) => edge.state === state).length;
  }

  async *all(): AsyncGenerator<readonly Placed<Edge>[]> {
    const rows = [...this.rows.values()].flatMap((members) => [...members.values()]);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
  }

  async remove(partition: number, edges: readonly Edge[]): Promise<void> {
    for (const edge of atMost(ROWS_AT_ONCE, edges)) {
      const members = this.membersOf(partition, edge);
      const kept = members.get(edge.memberId);
      if (kept && kept.version <= edge.version) members.delete(edge.memberId);
    }
  }

  private membersOf(partition: number, { subjectId, counter }: Counted): Map<string, Placed<Edge>> {
    const key = `${subjectId} ${counter} ${partition}`;
    const members = this.rows.get(key) ?? new Map<string, Placed<Edge>>();
    this.rows.set(key, members);
    return members;
  }
}

function rowOf({ subjectId, counter, memberId, state, version }: Edge): Edge {
  return { subjectId, counter, memberId, state, version };
}
