/** Every stable code that a caller may see in a problem+json body, a media's failure or a dead letter. */
export const errorCodes = [
  'invalid_request',
  'unsupported_media_type',
  'payload_too_large',
  'malformed_body',
  'not_found',
  'method_not_allowed',
  'unauthenticated',
  'bad_credentials',
  'forbidden',
  'rate_limited',
  'precondition_failed',
  'last_administrator',
  'reset_code_wrong',
  'account_suspended',
  'user_name_taken',
  'user_name_reserved',
  'idempotency_key_reused',
  'precondition_required',
  'media_taken',
  'media_not_found',
  'media_not_yours',
  'media_deleted',
  'follow_self',
  'own_account',
  'account_private',
  'file_missing',
  'file_empty',
  'file_too_large',
  'file_type_unsupported',
  'media_unreadable',
  'media_truncated',
  'media_too_many_pixels',
  'media_too_complex',
  'decoder_crash',
  'push_not_enabled',
  'too_many_streams',
  'unavailable',
  'outcome_unknown',
  'storage_full',
  'bad_event',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error with a stable code. `retryable` says whether the same call may succeed later without any change. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** The last words of a child process, as the cause of the error that its end made. */
export class ChildLog extends Error {
  override readonly name = 'ChildLog';
}

/** The sender must change something: what the message says. Never retried, never logged as a fault of ours. */
export class RefusedError extends CodedError {}

/** An engine did not do it, surely: the same call is free to be made again. */
export class UnavailableError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('unavailable', message, { retryable: true, cause });
  }
}

/** An engine may have done it, or may still do it: only an idempotent call may be made again. */
export class OutcomeUnknownError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('outcome_unknown', message, { retryable: true, cause });
  }
}

/** The bytes of an event say something that no fold can take. It goes to the dead-letter topic. */
export class BadEventError extends CodedError {
  constructor(message: string, cause?: unknown) {
    super('bad_event', message, { cause });
  }
}

/** The event was written by a newer build: the partition waits for this reader to be upgraded; nothing is dropped. */
export class NewerSchemaError extends CodedError {
  constructor(message: string) {
    super('unavailable', message, { retryable: true });
  }
}

/** Whether waiting and asking again can help. What is not ours (a TypeError, say) cannot be helped by waiting. */
export function isRetryable(error: unknown): boolean {
  return error instanceof CodedError && error.retryable;
}
