import type { z } from 'zod';

/** A fault in the words of who sent it: it stands behind the field's name. Undefined where the schema's word serves. */
export function faultOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : `is no ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return issue.input === undefined ? 'is missing' : `is not ${listed(issue.values)}`;
  if (issue.code === 'too_big') return bound(issue.origin, Number(issue.maximum), 'at most');
  if (issue.code === 'too_small') return bound(issue.origin, Number(issue.minimum), 'at least');
  if (issue.code === 'invalid_union' && issue.input === undefined) return 'is missing';
  return undefined;
}

function listed(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(', ')}`;
}

function bound(origin: string, limit: number, side: string): string {
  if (origin === 'string') return `has ${limit} ${limit === 1 ? 'character' : 'characters'} ${side}`;
  if (origin === 'array') return `has ${limit} ${limit === 1 ? 'item' : 'items'} ${side}`;
  return `is ${limit} ${side}`;
}
