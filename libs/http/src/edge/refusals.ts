import type { z } from 'zod';
import { RefusedError } from '#libs/events';
import { faultOf } from './fault-of.js';

export interface FieldError {
  /** Where it stands, such as `body.userName` or `query.limit`. */
  readonly path: string;
  readonly message: string;
}

/** An answer is never much larger than what was asked: more faults, and longer names, help nobody. */
const MOST_ERRORS = 20;
const LONGEST_PATH = 200;

/** The request breaks the schema of its route; each field by name. */
export class InvalidRequestError extends RefusedError {
  readonly errors: readonly FieldError[];

  constructor(all: readonly FieldError[]) {
    const errors = all.slice(0, MOST_ERRORS).map(({ path, message }) => ({ path: shortened(path), message }));
    super('invalid_request', errors.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.errors = errors;
  }
}

function shortened(path: string): string {
  return path.length <= LONGEST_PATH ? path : `${path.slice(0, LONGEST_PATH).toWellFormed()}…`;
}

/** Parses one part of a request. @throws InvalidRequestError */
export function parsePart<Schema extends z.ZodType>(part: string, schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: faultOf });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MOST_ERRORS);
  throw new InvalidRequestError(issues.flatMap((issue) => fieldErrors(part, issue)));
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
