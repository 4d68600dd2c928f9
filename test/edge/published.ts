import { createHash } from 'node:crypto';
import { taskIdOf } from '#libs/events';
import { MediaStore } from '#libs/media';
import { type Caller, likeJpeg } from './caller.js';
import type { EdgeServer } from './edge-server.js';

/** A photo that is done, as far as readers see: rows and one rendition. */
export interface DonePhoto {
  readonly mediaId: string;
  /** Of its rendition, without a query. */
  readonly path: string;
}

/** What the consumers would make of an upload: `bytes` are its one rendition. */
export async function finish(edge: EdgeServer, mediaId: string, bytes: Uint8Array): Promise<DonePhoto> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `media/${mediaId}/jpeg-320/0.${sha256}`;
  const source = (async function* () {
    yield bytes;
  })();
  await edge.blobs.publish((await edge.blobs.stage(source, bytes.length)).stagingId, path);
  const media = edge.engine(MediaStore);
  const task = { mediaId, attempt: 0, recipe: 'photo-jpeg', range: 0 };
  const output = { name: 'jpeg-320', mimeType: 'image/jpeg' as const, width: 320, height: 240 };
  const planned = { ...task, taskId: taskIdOf(task), outputs: [output] };
  await media.putPlan(mediaId, { attempt: 0, width: 320, height: 240, tasks: [planned] });
  const made = { ...output, bytes: bytes.length, sha256, path };
  await media.putResult(mediaId, planned.taskId, 0, { outputs: [made] });
  await media.raise(mediaId, 0, 'ready');
  return { mediaId, path: `/${path}` };
}

/** An upload that is done, in no post. */
export async function uploadDone(edge: EdgeServer, owner: Caller, content: string): Promise<DonePhoto> {
  const { body } = await owner.form('/v1/media', [['file', likeJpeg(content)]]);
  return finish(edge, body.id, Buffer.from(content));
}

/** A post of one photo that is done. */
export async function publish(edge: EdgeServer, author: Caller, caption: string): Promise<DonePhoto & { id: string }> {
  const parts: [string, string | Uint8Array][] = [
    ['caption', caption],
    ['file', likeJpeg(caption)],
  ];
  const { body } = await author.form('/v1/users/me/posts', parts);
  return { id: body.id, ...(await finish(edge, body.media[0].id, Buffer.from(caption))) };
}
