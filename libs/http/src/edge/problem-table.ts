import type { ErrorCode } from '#libs/events';

interface Kind {
  readonly status: number;
  readonly title: string;
}

/** What each code is over HTTP. Codes of 5xx never show the error's own message: it was written for operators. */
export const problemTable: Readonly<Record<ErrorCode, Kind>> = {
  invalid_request: { status: 400, title: 'The request says something that is not allowed' },
  unsupported_media_type: { status: 415, title: 'The body has a type that this call does not take' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  malformed_body: { status: 400, title: 'The body cannot be read' },
  not_found: { status: 404, title: 'There is no such thing' },
  method_not_allowed: { status: 405, title: 'This path does not take this method' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  bad_credentials: { status: 401, title: 'User name or password is wrong' },
  forbidden: { status: 403, title: 'This is not yours' },
  rate_limited: { status: 429, title: 'Too often, too fast' },
  last_administrator: { status: 409, title: 'There has to be an administrator' },
  reset_code_wrong: { status: 401, title: 'User name or code is wrong' },
  account_suspended: { status: 403, title: 'The account is suspended' },
  user_name_taken: { status: 409, title: 'The user name is taken' },
  user_name_reserved: { status: 422, title: 'The user name is reserved' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key belongs to another request' },
  precondition_failed: { status: 412, title: 'It was changed since it was read' },
  precondition_required: { status: 428, title: 'The request does not say what it changes' },
  media_taken: { status: 409, title: 'A post or an avatar has this media' },
  media_not_found: { status: 404, title: 'There is no such media' },
  media_deleted: { status: 410, title: 'This media was deleted' },
  media_not_yours: { status: 403, title: 'This media is not yours' },
  follow_self: { status: 422, title: 'Nobody follows themselves' },
  own_account: { status: 422, title: 'Nobody does this to themselves' },
  account_private: { status: 403, title: 'This account is private' },
  file_missing: { status: 400, title: 'The form has no file' },
  file_empty: { status: 422, title: 'The file is empty' },
  file_too_large: { status: 413, title: 'The file is too large' },
  file_type_unsupported: { status: 415, title: 'Files of this type are not taken' },
  media_unreadable: { status: 422, title: 'The photo cannot be read' },
  media_truncated: { status: 422, title: 'The photo ends too early' },
  media_too_many_pixels: { status: 422, title: 'The photo has too many pixels' },
  media_too_complex: { status: 422, title: 'The photo takes too much to decode' },
  decoder_crash: { status: 422, title: 'The photo could not be decoded' },
  push_not_enabled: { status: 404, title: 'This server sends no push messages' },
  too_many_streams: { status: 429, title: 'There are too many streams of this account' },
  unavailable: { status: 503, title: 'The service cannot do this right now' },
  outcome_unknown: { status: 503, title: 'It is not known whether this was done' },
  storage_full: { status: 507, title: 'There is no room left' },
  bad_event: { status: 500, title: 'Something went wrong on our side' },
  internal: { status: 500, title: 'Something went wrong on our side' },
};

const details: Partial<Readonly<Record<ErrorCode, string>>> = {
  unavailable: 'Nothing was done. Send the same request again in a moment.',
  outcome_unknown: 'Send the same request again, with the same Idempotency-Key if it had one: it is done once.',
  storage_full: 'Nothing was kept. Send the file again when the operator has made room.',
};

/** What a caller may read of an error on our side. */
export function publicDetail(code: ErrorCode, message: string): string {
  if (problemTable[code].status < 500) return message;
  return details[code] ?? 'The request failed. Name the traceId when you report it.';
}

/** Codes that any call may answer with. */
export const commonProblems = ['invalid_request', 'unavailable', 'internal'] as const satisfies readonly ErrorCode[];
