import { z } from 'zod';
import { id, time } from './envelope.js';

/** Roles, from the least to the most. */
export const roles = ['user', 'admin'] as const;
export type Role = (typeof roles)[number];

export const userRegistered = z.looseObject({
  userId: id,
  userName: z.string(),
  fullName: z.string(),
  createdAt: time,
});

/** The whole section `profile`, with what the create fixed. The last in the log wins. */
export const userEdited = z.looseObject({
  ...userRegistered.shape,
  bio: z.string(),
  website: z.string(),
  /** The media that is the avatar; null for none. */
  avatarId: id.nullable(),
  editedAt: time,
});

/** Section `visibility`. */
export const userVisibility = z.looseObject({ userId: id, isPrivate: z.boolean() });
/** Section `role`. */
export const userRole = z.looseObject({ userId: id, role: z.enum(roles) });
/** Section `suspension`: on and off. Why stands in the audit. */
export const userSuspended = z.looseObject({ userId: id });
export const userRestored = z.looseObject({ userId: id });
/** For good. */
export const userDeleted = z.looseObject({ userId: id, deletedAt: time });
