import type { Counted, Edge } from '#libs/counter/ports';
import { EdgeStore, ROWS_AT_ONCE } from '#libs/counter/ports';
import { atMost } from './at-most.js';

export class MemoryEdgeStore extends EdgeStore {
  /** By subject, counter and partition, by member. */
  private readonly rows = new Map<string, Map<string, Edge>>();

  async of(partition: number, wanted: readonly Omit<Edge, 'state' | 'version'>[]): Promise<readonly Edge[]> {
    return atMost(ROWS_AT_ONCE, wanted).flatMap((edge) => this.membersOf(partition, edge).get(edge.memberId) ?? []);
  }

  async put(partition: number, edges: readonly Edge[]): Promise<void> {
    for (const edge of atMost(ROWS_AT_ONCE, edges)) {
      const members = this.membersOf(partition, edge);
      const kept = members.get(edge.memberId);
      if (!kept || edge.version > kept.version) members.set(edge.memberId, { ...edge });
    }
  }

  async count(partition: number, counted: Counted, state: number): Promise<number> {
    return [...this.membersOf(partition, counted).values()].filter((edge) => edge.state === state).length;
  }

  private membersOf(partition: number, { subjectId, counter }: Counted): Map<string, Edge> {
    const key = `${subjectId} ${counter} ${partition}`;
    const members = this.rows.get(key) ?? new Map<string, Edge>();
    this.rows.set(key, members);
    return members;
  }
}
