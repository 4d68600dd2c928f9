import { z } from 'zod';
import { id } from '#libs/events';
import { maskOf } from '../fields/parse-mask.js';
import { file } from './media.js';
import { text } from './text.js';

export const MAX_FILES = 10;
const caption = text(2_200).meta({ examples: ['First light over the #harbour with @ben'] });
const altText = text(1_000);

const place = z.strictObject({
  name: text(100, { lines: false }).refine((name) => name.trim() !== '', 'is empty'),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});

/** All texts of a post go into one event, which has 16 KB at most with all that is around them. */
const MOST_TEXT_BYTES = 14_000;

export function fitsOneEvent(caption: string, altTexts: readonly string[]): boolean {
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
    place: place.optional(),
    audience: z.literal('account').optional().meta({ description: 'Who may see it: whoever may see the account.' }),
    publishAt: z.never('is not taken: a post is published when it is created').optional(),
  })
  .refine(({ mediaIds, altTexts }) => altTexts === undefined || altTexts.length === mediaIds.length, {
    path: ['altTexts'],
    message: 'has one text per media',
  })
  .refine(({ caption, altTexts = [] }) => fitsOneEvent(caption, altTexts), tooMuchText)
  .meta({ id: 'PostRequest' });

/** Another text, place or both for a post; the media never change. */
export const postEdit = z
  .strictObject({
    caption: caption.optional(),
    altTexts: z.array(altText).max(MAX_FILES).optional().meta({ description: 'One per media.' }),
    place: place.nullable().optional().meta({ description: 'Null takes it away.' }),
  })
  .meta({ id: 'PostEdit' });
export type PostEdit = z.output<typeof postEdit>;

const editable = z.object({ caption: z.string(), altTexts: z.array(z.string()), place: z.unknown() });

/** Which fields an edit changes: others stay as they are, whatever the body says. */
export const postEditMask = z.strictObject({
  fields: maskOf(editable).meta({
    description: 'What is changed, such as `caption,place`. What is named has to be in the body.',
    examples: ['caption'],
    override: { type: 'string', maxLength: 1_000 },
  }),
});

const MOST_VIEWED = 100;

export const views = z
  .strictObject({ postIds: z.array(id).min(1).max(MOST_VIEWED) })
  .meta({ id: 'ViewsRequest', description: 'Posts that came into sight; those seen before may be among them.' });

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
