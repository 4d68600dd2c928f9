import { RefusedError } from '#libs/events';

const SHAPE = /^[a-z0-9._]{3,30}$/;

/** Names that would read like a part of the product. */
const RESERVED = new Set([
  'about', 'account', 'accounts', 'admin', 'administrator', 'api', 'docs', 'explore', 'feed', 'health', 'help', 'home',
  'login', 'logout', 'media', 'mediafeed', 'metrics', 'moderator', 'null', 'official', 'openapi', 'post', 'posts', 'root',
  'search', 'security', 'settings', 'signup', 'staff', 'support', 'system', 'tags', 'undefined', 'uploads', 'users',
]); // prettier-ignore

/**
 * The spelling under which names are compared.
 * @throws RefusedError `invalid_request`, `user_name_reserved`
 */
export function foldUserName(userName: string): string {
  const folded = userName.toLowerCase();
  if (!SHAPE.test(folded)) {
    throw new RefusedError('invalid_request', 'userName has 3 to 30 characters of a–z, 0–9, "." and "_".');
  }
  if (RESERVED.has(folded))
    throw new RefusedError('user_name_reserved', `"${folded}" is reserved. Choose another name.`);
  return folded;
}
