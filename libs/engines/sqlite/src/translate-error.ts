import { OutcomeUnknownError, UnavailableError } from '#libs/events';

/** Primary result codes that tell of the machine, not of the statement: waiting can help, another input cannot. */
const TROUBLE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CANTOPEN|PROTOCOL|READONLY|PERM|CORRUPT|NOTADB|INTERRUPT)(_|$)/;

/**
 * SQLite's extended result code, or ''. Not told by class: the driver makes its errors of the first copy of itself that
 * the process has loaded.
 */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

export function isTrouble(error: unknown): boolean {
  return TROUBLE.test(codeOf(error));
}

/** For what failed before a commit was asked for: nothing of it stands. A fault of ours is answered as it is. */
export function translateError(error: unknown): unknown {
  if (!isTrouble(error)) return error;
  const code = codeOf(error);
  return new UnavailableError(code === 'SQLITE_FULL' ? 'the disk is full' : `the database answers ${code}`, error);
}

/**
 * For a commit that failed. A full disk or a held file leaves no commit mark behind; after any other error the mark may
 * have reached the disk, and a restart would then find it.
 */
export function translateCommitError(error: unknown): unknown {
  if (/^SQLITE_(FULL|BUSY)(_|$)/.test(codeOf(error))) return translateError(error);
  return new OutcomeUnknownError(`the commit ended with ${codeOf(error) || String(error)}`, error);
}
