import { type Client, createClient } from '#libs/client';

/** Where a journey is played: one server, or several behind one way to send. */
export interface Stage {
  readonly baseUrl: string;
  readonly send: (request: Request) => Promise<Response>;
  end(): Promise<void>;
}

export interface Person {
  readonly id: string;
  readonly userName: string;
  readonly client: Client;
}

/** A client for nobody in particular, or for whom the token names. */
export function clientOf(stage: Stage, token?: string): Client {
  return createClient({ baseUrl: stage.baseUrl, fetch: stage.send, ...(token !== undefined && { token }) });
}

export async function signUp(stage: Stage, userName: string): Promise<Person> {
  const body = { userName, password: 'correct horse', fullName: `${userName} of the journey` };
  const { data, error } = await clientOf(stage).POST('/v1/accounts', { body });
  if (!data) throw new Error(error.detail);
  return { id: data.user.id, userName, client: clientOf(stage, data.accessToken) };
}

/** Bytes of a path, as a browser would fetch them. */
export function fetchPath(stage: Stage, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return stage.send(new Request(new URL(path, stage.baseUrl), { headers }));
}
