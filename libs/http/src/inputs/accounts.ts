import { z } from 'zod';
import { text } from './text.js';

export const userName = z
  .string()
  .regex(/^[A-Za-z0-9._]{3,30}$/, 'has 3 to 30 characters of a–z, 0–9, "." and "_"')
  .meta({ examples: ['ann'] });

const MOST_PASSWORD_BYTES = 1_000;

/** Bytes are counted, as the hash takes bytes; NFC, so that the same password typed elsewhere is the same. */
const newPassword = z
  .string()
  .normalize('NFC')
  .refine((value) => inBytes(value, 8, MOST_PASSWORD_BYTES) && value.isWellFormed(), 'has 8 to 1,000 bytes')
  .meta({ description: '8 to 1,000 bytes.', examples: ['correct horse'] });

function inBytes(value: string, min: number, max: number): boolean {
  const bytes = Buffer.byteLength(value);
  return bytes >= min && bytes <= max;
}

/** What was typed as a password, right or wrong. */
const password = z
  .string()
  .normalize('NFC')
  .refine((value) => inBytes(value, 0, MOST_PASSWORD_BYTES), 'has 1,000 bytes at most')
  .meta({ description: '1,000 bytes at most.' });

const cookie = z.boolean().optional().meta({
  description: 'For browsers: the refresh token comes as a cookie that no script reads, and is missing in the answer.',
});

export const newAccount = z
  .strictObject({
    userName,
    password: newPassword,
    fullName: text(100, { lines: false })
      .optional()
      .meta({ examples: ['Ann Lee'] }),
    setupCode: z.string().max(100).optional().meta({
      description: 'Makes the first administrator: the code that the server prints at its start while there is none.',
    }),
    cookie,
  })
  .meta({ id: 'AccountRequest' });

export const signIn = z
  .strictObject({
    userName: z.string().max(100),
    password,
    cookie,
  })
  .meta({ id: 'SessionRequest' });

export const refresh = z
  .strictObject({
    refreshToken: z.string().max(200).optional().meta({ description: 'Missing where `cookie` is true.' }),
    cookie,
  })
  .refine(({ refreshToken, cookie = false }) => cookie === (refreshToken === undefined), {
    path: ['refreshToken'],
    message: 'is sent in the body, or as the cookie',
  })
  .meta({ id: 'RefreshRequest' });

export const passwordChange = z
  .strictObject({ password, newPassword })
  .meta({ id: 'PasswordChange', description: '`password` is the current one.' });

export const passwordReset = z
  .strictObject({ userName: z.string().max(100), code: z.string().max(100), password: newPassword })
  .meta({ id: 'PasswordReset' });

export const leave = z.strictObject({ password }).meta({ id: 'LeaveRequest' });
