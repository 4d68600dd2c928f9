import { atMost } from './at-most.js';

/** Rows by id, each kept at its highest version. What goes in is copied: a caller's later change is not a write. */
export class VersionedRows<Row extends { readonly id: string }> {
  private readonly rows = new Map<string, { row: Row; version: number }>();

  put(row: Row, version: number): void {
    const kept = this.rows.get(row.id);
    if (kept && kept.version >= version) return;
    this.rows.set(row.id, { row: structuredClone(row), version });
  }

  byIds(ids: readonly string[]): ReadonlyMap<string, Row> {
    const found = new Map<string, Row>();
    for (const id of atMost(100, ids)) {
      const kept = this.rows.get(id);
      if (kept) found.set(id, kept.row);
    }
    return found;
  }
}
