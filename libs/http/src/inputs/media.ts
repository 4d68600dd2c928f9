import { z } from 'zod';

export const file = z.string().meta({ format: 'binary', description: 'A JPEG photo of at most 50 MB.' });

export const mediaForm = z.strictObject({ file }).meta({ id: 'MediaForm' });
