import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { type BlobRange, BlobStore } from '#libs/media/ports';
import type { Call } from '../edge/call.js';
import { UnsatisfiableRangeError } from '../edge/refusals.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import { namesTag, rangeOf } from './byte-range.js';
import { MediaOrigin, noRendition } from './media-origin.js';

type Bytes = Call<typeof routes.getRendition>;

/** `media/<mediaId>/<recipe>/<range>.<sha256>`: an original has no such path. */
const MEDIA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FILE = /^\d{1,6}\.([0-9a-f]{64})$/;
const JPEG = /^jpeg-\d{1,5}$/;

/** The bytes of renditions, for whom can() lets have them. They are named with their own hash, and never change. */
@Controller()
export class RenditionsController {
  constructor(
    private readonly blobs: BlobStore,
    private readonly origin: MediaOrigin,
  ) {}

  @Serve(routes.getRendition)
  async get(call: Bytes): Promise<StreamableFile | undefined> {
    const { path, sha256 } = pathOf(call);
    const { mediaId } = call.params;
    const kept = await this.origin.admit(mediaId, call.query);
    const size = await this.blobs.size(path);
    if (size === undefined) throw await this.origin.missing(mediaId);
    const { request, reply } = call;
    const etag = `"${sha256}"`;
    const lasting = { etag, 'cache-control': kept };
    if (namesTag(request.headers['if-none-match'], etag)) {
      void reply.code(304).headers(lasting);
      return undefined;
    }
    const sent = request.headers['if-range'];
    const wanted =
      request.method === 'GET' && (sent === undefined || sent === etag) ? request.headers.range : undefined;
    const range = rangeOf(wanted, size);
    if (range === 'unsatisfiable') throw new UnsatisfiableRangeError(size);
    if (range) void reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${size}`);
    void reply.headers({ ...lasting, 'content-type': 'image/jpeg', 'accept-ranges': 'bytes' });
    return this.stream(path, range ?? { from: 0, to: size - 1 });
  }

  private stream(path: string, range: BlobRange): StreamableFile {
    const bytes = Readable.from(this.blobs.read(path, range), { objectMode: false });
    return new StreamableFile(bytes, { type: 'image/jpeg', length: range.to - range.from + 1 });
  }
}

function pathOf({ params }: Bytes): { path: string; sha256: string } {
  const { mediaId, recipe, file } = params;
  const sha256 = FILE.exec(file)?.[1];
  if (!sha256 || !MEDIA_ID.test(mediaId) || !JPEG.test(recipe)) throw noRendition();
  return { path: `media/${mediaId}/${recipe}/${file}`, sha256 };
}
