import type { FastifyRequest } from 'fastify';
import { RefusedError } from '#libs/events';
import type { AcceptUpload } from '#libs/media';
import type { MediaOriginal } from '#libs/media/ports';
import type { CreateRequest } from '#libs/stream/ports';
import { readForm } from '../edge/form.js';
import { parsePart } from '../edge/refusals.js';
import { MAX_FILES, postFormText } from '../inputs.js';

export interface PostForm {
  /** In the order of the form, one at least. */
  readonly uploaded: readonly MediaOriginal[];
  readonly caption: string;
  /** One per file. */
  readonly altTexts: readonly string[];
}

/** Forms with files: each file goes straight into the blob store while it arrives. */
export class UploadFiles {
  constructor(private readonly acceptUpload: AcceptUpload) {}

  /** @throws RefusedError `file_missing`; as readForm and AcceptUpload.run */
  async one(request: FastifyRequest, ownerId: string, create: CreateRequest): Promise<MediaOriginal> {
    const uploaded: MediaOriginal[] = [];
    await readForm(request, { files: 'file', maxFiles: 1, texts: [] }, async (file) => {
      uploaded.push(await this.acceptUpload.run({ ownerId, ...file }, create));
    });
    return uploaded[0] ?? refuseMissing();
  }

  /** A file's own Idempotency-Key is made from the post's, so that a repeat of the form is the same files. @throws as one */
  async ofPost(request: FastifyRequest, ownerId: string, create: CreateRequest): Promise<PostForm> {
    const uploaded: MediaOriginal[] = [];
    const shape = { files: 'file', maxFiles: MAX_FILES, texts: ['caption', 'altText'] };
    const texts = await readForm(request, shape, async (file, index) => {
      uploaded.push(await this.acceptUpload.run({ ownerId, ...file }, ofFile(create, index)));
    });
    if (uploaded.length === 0) refuseMissing();
    const { caption, altText } = readTexts(texts, uploaded.length);
    return { uploaded, caption, altTexts: uploaded.map((_, index) => altText[index] ?? '') };
  }
}

function ofFile(create: CreateRequest, index: number): CreateRequest {
  const { idempotencyKey } = create;
  const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}/file/${index}`;
  return { ...create, route: `${create.route}/file`, idempotencyKey: key };
}

function readTexts(texts: ReadonlyMap<string, readonly string[]>, files: number) {
  const [captions, altText] = [texts.get('caption') ?? [], texts.get('altText') ?? []];
  if (captions.length > 1) parsePart('body', postFormText, { caption: captions, altText });
  return parsePart(
    'body',
    postFormText.refine(({ altText: sent }) => sent.length <= files, tooMany),
    {
      caption: captions[0],
      altText,
    },
  );
}

const tooMany = { path: ['altText'], message: 'has more texts than there are files' };

function refuseMissing(): never {
  throw new RefusedError('file_missing', 'Send a form with a part "file" that has a file name.');
}
