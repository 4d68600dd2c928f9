import { Controller } from '@nestjs/common';
import { type Call, ownUserId } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { PostBody } from '../shapes.js';
import { freshMedia, OwnMedia } from './own-media.js';
import { PublishPost } from './publish-post.js';
import { UploadFiles } from './upload-files.js';

type CreatePostCall = Call<typeof routes.createPost>;

@Controller()
export class PostsController {
  constructor(
    private readonly publishPost: PublishPost,
    private readonly uploadFiles: UploadFiles,
    private readonly ownMedia: OwnMedia,
  ) {}

  @Serve(routes.createPost)
  async create(call: CreatePostCall): Promise<PostBody> {
    const authorId = ownUserId(call);
    return call.body ? this.ofMedia(authorId, call.body, call) : this.ofForm(authorId, call);
  }

  private async ofMedia(authorId: string, body: NonNullable<CreatePostCall['body']>, call: CreatePostCall) {
    const { caption, mediaIds, place } = body;
    const known = await this.ownMedia.find(mediaIds, authorId);
    const altTexts = body.altTexts ?? mediaIds.map(() => '');
    return this.publishPost.run({ authorId, caption, mediaIds, altTexts, place }, known, call.create);
  }

  private async ofForm(authorId: string, { request, create }: CreatePostCall) {
    const { uploaded, caption, altTexts } = await this.uploadFiles.ofPost(request, authorId, create);
    const known = new Map(uploaded.map((original) => [original.id, freshMedia(original)] as const));
    return this.publishPost.run({ authorId, caption, mediaIds: [...known.keys()], altTexts }, known, create);
  }
}
