import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Client, createClient, form } from '#libs/client';

const TRIES = 50;
const MS_BETWEEN = 200;

export interface Posted {
  readonly id?: string;
  readonly problem?: string;
}

/** One of the demo's people, who uses the API as everybody does. */
export class DemoPerson {
  static readonly password = 'demo demo demo';

  private constructor(
    readonly id: string,
    readonly userName: string,
    private readonly client: Client,
  ) {}

  /** Undefined where the name is taken. */
  static async signUp(baseUrl: string, userName: string): Promise<DemoPerson | undefined> {
    const body = { userName, password: DemoPerson.password };
    const { data, error } = await createClient({ baseUrl }).POST('/v1/accounts', { body });
    if (error?.code === 'user_name_taken') return undefined;
    if (!data) throw new Error(error?.detail);
    return new DemoPerson(data.user.id, userName, createClient({ baseUrl, token: data.accessToken }));
  }

  async follow(authors: readonly DemoPerson[]): Promise<void> {
    for (const { id } of authors) await this.client.PUT('/v1/users/{id}/follow', { params: { path: { id } } });
  }

  /** Answers the post's id, or why the photo was refused. */
  async post(file: string, bytes: Uint8Array<ArrayBuffer>, caption: string): Promise<Posted> {
    const photo = new File([bytes], basename(file), { type: 'image/jpeg' });
    const { data, error } = await this.client.POST('/v1/users/{id}/posts', {
      params: { path: { id: 'me' } },
      body: form({ file: [photo], caption }),
    });
    return data ? { id: data.id } : { problem: error.detail };
  }

  /** Likes a post, and comments on it, once its photo is done; leaves it where that takes too long, or fails. */
  async welcome(id: string, text: string): Promise<void> {
    const params = { path: { id } };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { response } = await this.client.GET('/v1/posts/{id}', { params });
      if (response.ok) break;
      await setTimeout(MS_BETWEEN);
    }
    await this.client.PUT('/v1/posts/{id}/like', { params });
    await this.client.POST('/v1/posts/{id}/comments', { params, body: { text } });
  }
}
