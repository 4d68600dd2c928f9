import { createHash } from 'node:crypto';
import { taskIdOf, timestampOfId } from '#libs/events';
import { MediaStore } from '#libs/media';
import type { EdgeServer } from '../edge/edge-server.js';
import { freshId } from './people.js';

/** A photo that is done, by its rows and one rendition: `content` is its bytes. */
export async function photo(edge: EdgeServer, ownerId: string, content: string) {
  const id = freshId();
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `media/${id}/jpeg-320/0.${sha256}`;
  const source = (async function* () {
    yield bytes;
  })();
  await edge.blobs.publish((await edge.blobs.stage(source, bytes.length)).stagingId, path);
  const media = edge.engine(MediaStore);
  const file = { fileName: 'a.jpg', mimeType: 'image/jpeg', bytes: 9, sha256: '0'.repeat(64) };
  const original = { id, ownerId, kind: 'image' as const, ...file, path: `media/${id}/original` };
  await media.create({ ...original, uploadedAt: timestampOfId(id) });
  const task = { mediaId: id, attempt: 0, recipe: 'photo-jpeg', range: 0 };
  const output = { name: 'jpeg-320', mimeType: 'image/jpeg' as const, width: 320, height: 240 };
  const planned = { ...task, taskId: taskIdOf(task), outputs: [output] };
  await media.putPlan(id, { attempt: 0, width: 320, height: 240, tasks: [planned] });
  const made = { ...output, bytes: bytes.length, sha256, path };
  await media.putResult(id, planned.taskId, 0, { outputs: [made] });
  await media.raise(id, 0, 'ready');
  return { id, sha256, path };
}
