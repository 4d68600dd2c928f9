import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import type { paths } from './schema.d.ts';

export interface ClientOptions {
  /** Where the API is, such as `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** An access token, or how to get one for each request. */
  readonly token?: string | (() => string | undefined);
  /** Another way to send requests. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Every call of the API by method and path: `client.GET('/v1/users/{id}', { params: { path: { id: 'me' } } })`. */
export type Client = FetchClient<paths>;

export function createClient({ baseUrl, token, fetch }: ClientOptions): Client {
  const client = createFetchClient<paths>({ baseUrl, ...(fetch && { fetch }) });
  client.use({
    onRequest: ({ request }) => {
      const current = typeof token === 'function' ? token() : token;
      if (current !== undefined) request.headers.set('authorization', `Bearer ${current}`);
      return request;
    },
  });
  return client;
}
