import { z } from 'zod';
import { id } from '#libs/events';

/** What callers send. Unknown properties are refused, so that a misspelt one is not lost. */

/** Whole characters, none that steers a terminal or a store; `lines`: line breaks and tabs are text too. */
function text(maxLength: number, { lines } = { lines: true }) {
  const steering = lines ? /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/ : /\p{Cc}/u;
  return z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !steering.test(value), 'has a character that is not text');
}

const userName = z
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

export const newAccount = z
  .strictObject({
    userName,
    password: newPassword,
    fullName: text(100, { lines: false })
      .optional()
      .meta({ examples: ['Ann Lee'] }),
  })
  .meta({ id: 'AccountRequest' });

export const signIn = z
  .strictObject({
    userName: z.string().max(100),
    password: z
      .string()
      .normalize('NFC')
      .refine((value) => inBytes(value, 0, MOST_PASSWORD_BYTES), 'has 1,000 bytes at most')
      .meta({ description: '1,000 bytes at most.' }),
  })
  .meta({ id: 'SessionRequest' });

export const refresh = z.strictObject({ refreshToken: z.string().max(200) }).meta({ id: 'RefreshRequest' });

export const MAX_FILES = 10;
const caption = text(2_200).meta({ examples: ['First light'] });
const altText = text(1_000);

/** All texts of a post go into one event, which has 16 KB at most with all that is around them. */
const MOST_TEXT_BYTES = 14_000;

function fitsOneEvent(caption: string, altTexts: readonly string[]): boolean {
  return Buffer.byteLength(JSON.stringify([caption, altTexts])) <= MOST_TEXT_BYTES;
}

const tooMuchText = { path: ['caption'], message: 'and the texts of the media have 14,000 bytes of JSON at most' };

export const newPost = z
  .strictObject({
    caption: caption.default(''),
    mediaIds: z
      .array(id)
      .min(1)
      .max(MAX_FILES)
      .refine((ids) => new Set(ids).size === ids.length, 'names a media twice')
      .meta({ description: 'Media of yours that no post has, in the order of the carousel.' }),
    altTexts: z
      .array(altText)
      .max(MAX_FILES)
      .optional()
      .meta({ description: 'One per media; with the caption, 14,000 bytes of JSON at most.' }),
  })
  .refine(({ mediaIds, altTexts }) => altTexts === undefined || altTexts.length === mediaIds.length, {
    path: ['altTexts'],
    message: 'has one text per media',
  })
  .refine(({ caption, altTexts = [] }) => fitsOneEvent(caption, altTexts), tooMuchText)
  .meta({ id: 'PostRequest' });

const file = z.string().meta({ format: 'binary', description: 'A JPEG photo of at most 50 MB.' });

export const mediaForm = z.strictObject({ file }).meta({ id: 'MediaForm' });

/** The parts of a form that are text, after the files were taken. */
export const postFormText = z
  .strictObject({ caption: caption.default(''), altText: z.array(altText).max(MAX_FILES) })
  .refine((texts) => fitsOneEvent(texts.caption, texts.altText), tooMuchText);

export const postForm = z
  .strictObject({
    file: z.array(file).min(1).max(MAX_FILES),
    caption: caption.optional(),
    altText: z.array(altText).optional().meta({ description: 'One per file, in the order of the files.' }),
  })
  .meta({ id: 'PostForm' });

export const byId = z.strictObject({ id });
export const byUser = z.strictObject({
  id: z.union([id, z.literal('me')]).meta({ description: 'The id of a user, or `me`.', examples: ['me'] }),
});
export const byUserName = z.strictObject({ userName: z.string().max(100) });
export const rendition = z.strictObject({ mediaId: z.string(), recipe: z.string(), file: z.string() });

export const page = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 50, default: 20 } }),
});

export const create = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, 'has 1 to 255 printable ASCII characters')
    .optional()
    .meta({ description: 'The same key within 24 hours makes the same thing once.' }),
});
