import { UserStore } from '#libs/account';
import type { EdgeServer } from './edge-server.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed where it is JSON. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** Somebody who calls the API, with the token of an account or without. */
export class Caller {
  constructor(
    private readonly address: string,
    readonly token?: string,
    readonly id = '',
  ) {}

  async send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (this.token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${this.token}`);
    const response = await fetch(this.address + path, { ...init, method, headers });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
    };
  }

  /** Of an answer that may never end. */
  async statusOf(path: string): Promise<number> {
    const headers = this.token === undefined ? undefined : { authorization: `Bearer ${this.token}` };
    const response = await fetch(this.address + path, { ...(headers && { headers }) });
    await response.body?.cancel();
    return response.status;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  /** JSON, as given or as text. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send('POST', path, { body: text, headers: { 'content-type': 'application/json', ...headers } });
  }

  json(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const type = { 'content-type': 'application/json', ...headers };
    return this.send(method, path, { body: JSON.stringify(body), headers: type });
  }

  /** A form of (name, value) parts; a value of bytes is a file. */
  form(
    path: string,
    parts: readonly [string, string | Uint8Array][],
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const form = new FormData();
    for (const [name, value] of parts) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, new Blob([Buffer.from(value)]), 'photo.jpg');
    }
    return this.send('POST', path, { body: form, headers });
  }
}

export function nobody(edge: EdgeServer): Caller {
  return new Caller(edge.address);
}

export async function signUp(edge: EdgeServer, userName: string): Promise<Caller> {
  const { body } = await nobody(edge).post('/v1/accounts', { userName, password: 'correct horse' });
  return new Caller(edge.address, body.accessToken, body.user.id);
}

/** An administrator, made so in the store: what is tested is not how one becomes it. */
export async function signUpAdmin(edge: EdgeServer, userName: string): Promise<Caller> {
  const caller = await signUp(edge, userName);
  await edge.engine(UserStore).setRole(caller.id, 'admin', 1);
  return caller;
}

/** Bytes that begin like a JPEG: enough where nobody decodes them. */
export function likeJpeg(content: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(content)]);
}
