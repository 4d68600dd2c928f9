import { z } from 'zod';
import { roles } from '#libs/events';
import { text } from './text.js';

/** Why an administrator does it: kept in the audit. */
const reason = text(500).refine((value) => value.trim() !== '', 'says why');

export const roleChange = z.strictObject({ role: z.enum(roles), reason }).meta({ id: 'RoleChange' });
export const suspensionChange = z.strictObject({ suspended: z.boolean(), reason }).meta({ id: 'SuspensionChange' });
export const resetRequest = z.strictObject({ reason }).meta({ id: 'PasswordResetRequest' });
