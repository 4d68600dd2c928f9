import type { z } from 'zod';
import { RefusedError } from '#libs/events';

export interface FieldError {
  /** Where it stands, such as `body.userName` or `query.limit`. */
  readonly path: string;
  readonly message: string;
}

/** The request breaks the schema of its route; each field by name. */
export class InvalidRequestError extends RefusedError {
  constructor(readonly errors: readonly FieldError[]) {
    super('invalid_request', errors.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** Parses one part of a request. @throws InvalidRequestError */
export function parsePart<Schema extends z.ZodType>(part: string, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidRequestError(parsed.error.issues.flatMap((issue) => fieldErrors(part, issue)));
}

function fieldErrors(part: string, issue: z.core.$ZodIssue): FieldError[] {
  const path = [part, ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: `${path}.${key}`, message: 'is not known here' }));
}

export function malformedBody(why: string): RefusedError {
  return new RefusedError('malformed_body', why);
}

export function wrongMediaType(taken: readonly string[]): RefusedError {
  return new RefusedError('unsupported_media_type', `This call takes ${taken.join(' or ')}.`);
}

export function payloadTooLarge(why: string): RefusedError {
  return new RefusedError('payload_too_large', why);
}

/** Its status is 416, whatever the code's is elsewhere. */
export class UnsatisfiableRangeError extends RefusedError {
  constructor(readonly size: number) {
    super('invalid_request', `The range begins past the end: there are ${size} bytes.`);
  }
}
