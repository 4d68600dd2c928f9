import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Cursors } from '../feed/cursors.js';
import { routes } from '../routes.js';
import type { MediaBody, MediaPage } from '../shapes.js';
import { DiscardMedia } from './discard-media.js';
import { freshMedia, OwnMedia } from './own-media.js';
import { ShowMedia } from './show-media.js';
import { UploadFiles } from './upload-files.js';

@Controller()
export class MediaController {
  constructor(
    private readonly uploadFiles: UploadFiles,
    private readonly ownMedia: OwnMedia,
    private readonly discardMedia: DiscardMedia,
    private readonly cursors: Cursors,
    private readonly showMedia: ShowMedia,
  ) {}

  @Serve(routes.createMedia)
  async create({ request, caller, create }: Call<typeof routes.createMedia>): Promise<MediaBody> {
    const uploaded = await this.uploadFiles.one(request, caller.userId, create);
    return this.showMedia.own(freshMedia(uploaded));
  }

  @Serve(routes.getMedia)
  async get({ params, caller }: Call<typeof routes.getMedia>): Promise<MediaBody> {
    return this.showMedia.run(params.id, caller.userId);
  }

  @Serve(routes.listMedia)
  async list({ query, caller }: Call<typeof routes.listMedia>): Promise<MediaPage> {
    const list = `media of ${caller.userId}`;
    const { state, cursor } = query;
    const from = await this.cursors.read(cursor, list);
    const { items, next } = await this.ownMedia.page(caller.userId, { from, limit: query.limit, state });
    const shown = await Promise.all(items.map((media) => this.showMedia.listed(media)));
    return { items: shown, nextCursor: await this.cursors.write(next, list) };
  }

  @Serve(routes.deleteMedia)
  async delete({ params, caller, origin }: Call<typeof routes.deleteMedia>): Promise<void> {
    await this.discardMedia.run(params.id, caller.userId, origin);
  }
}
