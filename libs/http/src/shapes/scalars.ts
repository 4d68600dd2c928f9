import { z } from 'zod';
import { id, time } from '#libs/events';

export const anId = id.meta({
  description: 'A UUIDv7: sorts by time.',
  examples: ['019aa000-0000-7000-8000-000000000001'],
});
export const aTime = time.meta({ description: 'RFC 3339, in UTC.', examples: ['2026-11-21T10:00:00.000Z'] });

export const aPlace = z
  .object({ name: z.string(), lat: z.number(), lon: z.number() })
  .meta({ id: 'Place', description: 'Degrees (WGS 84), by the name that the author gave.' });

export const aCursor = z
  .string()
  .nullable()
  .meta({ description: 'For the page after this one, as `cursor`; null where nothing follows.' });

export const aCount = z.int().nonnegative();
