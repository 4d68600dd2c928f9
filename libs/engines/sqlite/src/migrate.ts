import type Database from 'better-sqlite3';
import { UnfitDataError } from './unfit-data-error.js';

/**
 * Brings a database to the schema of this build, whole or not at all. `migrations[n]` leads from schema n to n + 1;
 * the file's `user_version` says how many have run.
 * @throws UnfitDataError when the file was written by a newer build
 */
export function migrate(db: Database.Database, migrations: readonly string[]): void {
  const run = db.transaction(() => {
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > migrations.length) {
      throw new UnfitDataError(
        `${db.name} has schema ${version}, and this build knows up to ${migrations.length}: ` +
          'a newer build wrote it. Start that build, or restore a backup from before its first start.',
      );
    }
    if (version === migrations.length) return;
    for (const sql of migrations.slice(version)) db.exec(sql);
    db.pragma(`user_version = ${migrations.length}`);
  });
  run.immediate();
}
