import { CodedError, UnavailableError } from '#libs/events';

/** The system's own name of an error, `ENOENT` for one. */
export function errno(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('errno' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Errors of the file system in our words; what is no such error is thrown as it is. */
export async function onDisk<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(what, error);
  }
}

function translated(what: string, error: unknown): unknown {
  const code = errno(error);
  if (code === undefined) return error;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return new UnavailableError(`could not ${what}: ${code}`, error);
  return new CodedError('storage_full', `could not ${what}: the disk is full`, { retryable: true, cause: error });
}
