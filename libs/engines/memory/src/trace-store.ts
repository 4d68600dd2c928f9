import { TRACE_ROWS_AT_ONCE, type TraceEntry, type TraceRow, TraceStore } from '#libs/trace/ports';
import { atMost } from './at-most.js';

export class MemoryTraceStore extends TraceStore {
  private readonly media = new Map<string, Map<string, TraceRow>>();

  async put(rows: readonly TraceRow[]): Promise<void> {
    for (const row of atMost(TRACE_ROWS_AT_ONCE, rows)) {
      const own = this.media.get(row.mediaId) ?? new Map<string, TraceRow>();
      this.media.set(row.mediaId, own);
      const kept = own.get(row.name);
      if (!kept || row.rank > kept.rank) own.set(row.name, structuredClone(row));
    }
  }

  async of(mediaId: string): Promise<readonly TraceEntry[]> {
    return [...(this.media.get(mediaId)?.values() ?? [])].map(({ entry }) => entry);
  }

  async forget(beforeMs: number, most: number): Promise<number> {
    const all = [...this.media.values()].flatMap((own) => [...own.values()].map((row) => ({ own, row })));
    const old = all.filter(({ row }) => row.atMs < beforeMs).slice(0, most);
    for (const { own, row } of old) own.delete(row.name);
    return old.length;
  }
}
