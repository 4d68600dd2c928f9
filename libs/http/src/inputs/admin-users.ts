import { z } from 'zod';
import { roles } from '#libs/events';
import { reason } from './moderation.js';

export const roleChange = z.strictObject({ role: z.enum(roles), reason }).meta({ id: 'RoleChange' });
export const suspensionChange = z.strictObject({ suspended: z.boolean(), reason }).meta({ id: 'SuspensionChange' });
export const resetRequest = z.strictObject({ reason }).meta({ id: 'PasswordResetRequest' });
