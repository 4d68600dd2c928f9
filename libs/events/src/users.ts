import { z } from 'zod';
import { id, time } from './envelope.js';

export const userRegistered = z.looseObject({
  userId: id,
  userName: z.string(),
  fullName: z.string(),
  createdAt: time,
});
