import { z } from 'zod';
import { id } from '#libs/events';
import { maskOf } from '../fields/parse-mask.js';
import { userName } from './accounts.js';
import { text } from './text.js';

/** A page that is shown as a link: nothing but the web. */
const website = z
  .string()
  .max(200)
  .refine((value) => value === '' || isWebPage(value), 'is an http or https URL without a user name, or empty')
  .meta({ examples: ['https://example.org'] });

function isWebPage(value: string): boolean {
  const url = URL.parse(value);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' && !/[\s\p{Cc}]/u.test(value);
}

export const profileEdit = z
  .strictObject({
    userName: userName.optional(),
    fullName: text(100, { lines: false }).optional(),
    bio: text(150).optional(),
    website: website.optional(),
    isPrivate: z.boolean().optional(),
  })
  .meta({ id: 'ProfileEdit' });
export type ProfileEdit = z.output<typeof profileEdit>;

/** Which fields an edit changes: others stay as they are, whatever the body says. */
export const profileEditMask = z.strictObject({
  fields: maskOf(profileEdit).meta({
    description: 'What is changed, such as `bio,website`. What is named has to be in the body.',
    examples: ['bio'],
    override: { type: 'string', maxLength: 1_000 },
  }),
});

export const avatar = z.strictObject({ mediaId: id }).meta({ id: 'Avatar' });
