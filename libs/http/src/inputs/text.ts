import { z } from 'zod';

/**
 * Whole characters, composed (NFC), none that steers a terminal or a store. Characters are code points; `lines`: line
 * breaks and tabs are text too.
 */
export function text(maxLength: number, { lines } = { lines: true }) {
  const steering = lines ? /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/ : /\p{Cc}/u;
  return z
    .string()
    .normalize('NFC')
    .refine((value) => value.isWellFormed() && !steering.test(value), 'has a character that is not text')
    .refine(
      (value) => value.length <= maxLength || [...value].length <= maxLength,
      `has ${maxLength} characters at most`,
    )
    .meta({ maxLength });
}
