import { z } from 'zod';
import { id } from '#libs/events';

/** What callers send. Unknown properties are refused, so that a misspelt one is not lost. */

/** Whole characters, none of them NUL: what every store and every reader can hold. */
function text(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'has a character that is not text');
}

const userName = z
  .string()
  .regex(/^[A-Za-z0-9._]{3,30}$/, 'has 3 to 30 characters of a–z, 0–9, "." and "_"')
  .meta({ examples: ['ann'] });

/** Bytes are counted, as the hash takes bytes; NFC, so that the same password typed elsewhere is the same. */
const newPassword = z
  .string()
  .normalize('NFC')
  .refine((value) => inBytes(value, 8, 1_000) && value.isWellFormed(), 'has 8 to 1,000 bytes')
  .meta({ description: '8 to 1,000 bytes.', examples: ['correct horse'] });

function inBytes(value: string, min: number, max: number): boolean {
  const bytes = Buffer.byteLength(value);
  return bytes >= min && bytes <= max;
}

export const newAccount = z
  .strictObject({
    userName,
    password: newPassword,
    fullName: text(100)
      .optional()
      .meta({ examples: ['Ann Lee'] }),
  })
  .meta({ id: 'AccountRequest' });

export const signIn = z
  .strictObject({ userName: z.string().max(100), password: z.string().max(1_000).normalize('NFC') })
  .meta({ id: 'SessionRequest' });

export const refresh = z.strictObject({ refreshToken: z.string().max(200) }).meta({ id: 'RefreshRequest' });

export const MAX_FILES = 10;
const caption = text(2_200).meta({ examples: ['First light'] });
const altText = text(1_000);

export const newPost = z
  .strictObject({
    caption: caption.default(''),
    mediaIds: z
      .array(id)
      .min(1)
      .max(MAX_FILES)
      .refine((ids) => new Set(ids).size === ids.length, 'names a media twice')
      .meta({ description: 'Media of yours that no post has, in the order of the carousel.' }),
    altTexts: z.array(altText).optional().meta({ description: 'One per media.' }),
  })
  .refine(({ mediaIds, altTexts }) => altTexts === undefined || altTexts.length === mediaIds.length, {
    path: ['altTexts'],
    message: 'has one text per media',
  })
  .meta({ id: 'PostRequest' });

const file = z.string().meta({ format: 'binary', description: 'A JPEG photo of at most 50 MB.' });

export const mediaForm = z.strictObject({ file }).meta({ id: 'MediaForm' });

/** The parts of a form that are text, after the files were taken. */
export const postFormText = z.strictObject({ caption: caption.default(''), altText: z.array(altText).max(MAX_FILES) });

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
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: '`nextCursor` of the page before; missing for the first page.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 50, default: 20 } }),
});

export const feedPage = page.extend({
  newerThan: id.optional().meta({ description: 'The id of the newest post that you have: asks how many are newer.' }),
});

export const create = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, 'has 1 to 255 printable ASCII characters')
    .optional()
    .meta({ description: 'The same key within 24 hours makes the same thing once.' }),
});
