import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedError } from '#libs/events';

const NAME = 'mediafeed_refresh';
/** The cookie is sent to this path alone. */
const PATH = '/v1/sessions/refresh';

/** Gives a browser its refresh token where no script reads it, and whence no other site sends it. */
export function giveRefreshCookie(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  token: string,
  seconds: number,
): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  void reply.header(
    'set-cookie',
    `${NAME}=${token}; Path=${PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`,
  );
}

/** The refresh token of the cookie; empty where there is none. @throws RefusedError `forbidden` for another origin */
export function refreshCookieOf(request: FastifyRequest): string {
  refuseOtherOrigins(request);
  const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
  return cookies.find((one) => one.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? '';
}

/**
 * A browser names the origin of every request that changes something; ours is the host that it asks.
 * @throws RefusedError `forbidden`
 */
export function refuseOtherOrigins({ headers }: FastifyRequest): void {
  const host = URL.parse(headers.origin ?? '')?.host;
  if (host !== undefined && host === headers.host?.toLowerCase()) return;
  throw new RefusedError('forbidden', 'Cookies are for pages of this host: the header Origin has to name it.');
}
