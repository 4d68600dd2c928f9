import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { presentMedia } from '../feed/present.js';
import { routes } from '../routes.js';
import type { MediaBody } from '../shapes.js';
import { freshMedia, OwnMedia } from './own-media.js';
import { UploadFiles } from './upload-files.js';

@Controller()
export class MediaController {
  constructor(
    private readonly uploadFiles: UploadFiles,
    private readonly ownMedia: OwnMedia,
  ) {}

  @Serve(routes.createMedia)
  async create({ request, caller, create }: Call<typeof routes.createMedia>): Promise<MediaBody> {
    const uploaded = await this.uploadFiles.one(request, caller.userId, create);
    return presentMedia(freshMedia(uploaded), '');
  }

  @Serve(routes.getMedia)
  async get({ params, caller }: Call<typeof routes.getMedia>): Promise<MediaBody> {
    const media = await this.ownMedia.find([params.id], caller.userId);
    return presentMedia(media.get(params.id)!, '');
  }
}
