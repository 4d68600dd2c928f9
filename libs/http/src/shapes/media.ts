import { z } from 'zod';
import { errorCodes } from '#libs/events';
import { aCursor, anId, aTime } from './scalars.js';

export const renditionBody = z
  .object({
    url: z.string().meta({
      description:
        'A path on this host. The bytes never change; where the query has a signature, it is good for ten minutes.',
    }),
    mimeType: z.string().meta({ examples: ['image/jpeg'] }),
    width: z.int().positive(),
    height: z.int().positive(),
    bytes: z.int().positive(),
  })
  .meta({ id: 'Rendition' });

export const mediaBody = z
  .object({
    id: anId,
    kind: z.literal('image'),
    state: z.enum(['processing', 'playable', 'ready', 'failed']),
    progress: z.number().min(0).max(1).meta({ description: 'Share of the planned work that is done.' }),
    failure: z
      .object({ code: z.enum(errorCodes), message: z.string() })
      .optional()
      .meta({ description: 'Why the media failed; missing otherwise.' }),
    width: z.int().positive().nullable().meta({ description: 'Pixels as seen; null until the file was probed.' }),
    height: z.int().positive().nullable(),
    placeholder: z.string().nullable().meta({ description: 'What to show while the photo loads; null for now.' }),
    altText: z.string().meta({ description: 'What the picture shows, in its post; empty where none was given.' }),
    renditions: z.array(renditionBody).meta({ description: 'Narrowest first.' }),
    deletedAt: aTime.optional().meta({
      description: 'When it is deleted if no post takes it until then: told among your own media.',
    }),
  })
  .meta({ id: 'Media' });

export const mediaPage = z
  .object({ items: z.array(mediaBody).meta({ description: 'Newest first.' }), nextCursor: aCursor })
  .meta({ id: 'MediaPage' });

export type MediaBody = z.output<typeof mediaBody>;
export type MediaPage = z.output<typeof mediaPage>;
