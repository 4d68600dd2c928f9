import { z } from 'zod';

/** Whole characters, none that steers a terminal or a store; `lines`: line breaks and tabs are text too. */
export function text(maxLength: number, { lines } = { lines: true }) {
  const steering = lines ? /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/ : /\p{Cc}/u;
  return z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !steering.test(value), 'has a character that is not text');
}
