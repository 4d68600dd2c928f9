import { basename } from 'node:path';

/** One of the demo's people, who uses the API as everybody does. */
export class DemoPerson {
  static readonly password = 'demo demo demo';

  private constructor(
    private readonly address: string,
    readonly id: string,
    private readonly token: string,
  ) {}

  /** Undefined where the name is taken. */
  static async signUp(address: string, userName: string): Promise<DemoPerson | undefined> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ userName, password: DemoPerson.password });
    const answer = await fetch(`${address}/v1/accounts`, { method: 'POST', headers, body });
    if (answer.status === 409) return undefined;
    const { user, accessToken } = (await answer.json()) as { user: { id: string }; accessToken: string };
    return new DemoPerson(address, user.id, accessToken);
  }

  async follow(authors: readonly DemoPerson[]): Promise<void> {
    for (const { id } of authors) await this.call('PUT', `/v1/users/${id}/follow`);
  }

  /** Answers why the photo was refused, or undefined. */
  async post(file: string, bytes: Uint8Array<ArrayBuffer>, caption: string): Promise<string | undefined> {
    const form = new FormData();
    form.set('caption', caption);
    form.set('file', new Blob([bytes], { type: 'image/jpeg' }), basename(file));
    const answer = await this.call('POST', '/v1/users/me/posts', form);
    return answer.ok ? undefined : ((await answer.json()) as { detail: string }).detail;
  }

  private call(method: string, path: string, body?: FormData): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}` };
    return fetch(this.address + path, { method, headers, ...(body && { body }) });
  }
}
