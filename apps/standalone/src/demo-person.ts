import { basename } from 'node:path';
import { type Client, createClient, form } from '#libs/client';

/** One of the demo's people, who uses the API as everybody does. */
export class DemoPerson {
  static readonly password = 'demo demo demo';

  private constructor(
    readonly id: string,
    private readonly client: Client,
  ) {}

  /** Undefined where the name is taken. */
  static async signUp(baseUrl: string, userName: string): Promise<DemoPerson | undefined> {
    const body = { userName, password: DemoPerson.password };
    const { data, error } = await createClient({ baseUrl }).POST('/v1/accounts', { body });
    if (error?.code === 'user_name_taken') return undefined;
    if (!data) throw new Error(error?.detail);
    return new DemoPerson(data.user.id, createClient({ baseUrl, token: data.accessToken }));
  }

  async follow(authors: readonly DemoPerson[]): Promise<void> {
    for (const { id } of authors) await this.client.PUT('/v1/users/{id}/follow', { params: { path: { id } } });
  }

  /** Answers why the photo was refused, or undefined. */
  async post(file: string, bytes: Uint8Array<ArrayBuffer>, caption: string): Promise<string | undefined> {
    const photo = new File([bytes], basename(file), { type: 'image/jpeg' });
    const { error } = await this.client.POST('/v1/users/{id}/posts', {
      params: { path: { id: 'me' } },
      body: form({ file: [photo], caption }),
    });
    return error?.detail;
  }
}
