import type { ArchiveEntry, ArchiveMaker, User } from '#libs/account/ports';
import { timeOfId } from '#libs/events';
import type { BlobStore, MediaOriginal, MediaStore } from '#libs/media/ports';
import type { Clock } from '#libs/stream/ports';
import type { ExportedRows } from './exported-rows.js';
import { PAGE, pages } from './pages.js';

/** All that is a person's in one archive: `data.json`, and the originals of their media. Made while it is read. */
export class ExportArchive {
  constructor(
    private readonly rows: ExportedRows,
    private readonly media: MediaStore,
    private readonly blobs: BlobStore,
    private readonly maker: ArchiveMaker,
    private readonly clock: Clock,
  ) {}

  /** Undefined where there is no such account, or no longer. */
  async of(userId: string): Promise<{ readonly user: User; readonly bytes: AsyncIterable<Uint8Array> } | undefined> {
    const user = await this.rows.account(userId);
    return user && { user, bytes: this.maker.pack(this.entries(user)) };
  }

  private async *entries(user: User): AsyncIterable<ArchiveEntry> {
    yield { name: 'data.json', modifiedMs: this.clock.now(), isText: true, bytes: this.data(user) };
    for await (const originals of this.originals(user.id)) {
      for (const { id, fileName, path } of originals) {
        if ((await this.blobs.size(path)) === undefined) continue;
        const bytes = this.blobs.read(path);
        yield { name: nameOf({ id, fileName }), modifiedMs: timeOfId(id), isText: false, bytes };
      }
    }
  }

  private async *data(user: User): AsyncIterable<Uint8Array> {
    const { id, userName, fullName, bio, website, isPrivate, role, createdAt } = user;
    const account = { id, userName, fullName, bio, website, isPrivate, role, createdAt };
    yield Buffer.from(`{"account":${JSON.stringify(account)}`);
    for (const [name, rows] of Object.entries({ ...this.rows.sections(id), media: this.mediaOf(id) })) {
      yield* section(name, rows);
    }
    yield Buffer.from('}\n');
  }

  private async *mediaOf(userId: string): AsyncIterable<readonly object[]> {
    for await (const originals of this.originals(userId)) {
      yield originals.map(({ id, fileName, mimeType, bytes, uploadedAt }) => {
        return { id, file: nameOf({ id, fileName }), fileName, mimeType, bytes, uploadedAt };
      });
    }
  }

  private async *originals(userId: string): AsyncIterable<readonly MediaOriginal[]> {
    for await (const ids of pages((last?: string) => this.media.ownedBy(userId, PAGE, last))) {
      yield [...(await this.media.byIds(ids)).values()].map(({ original }) => original);
    }
  }
}

async function* section(name: string, rows: AsyncIterable<readonly object[]>): AsyncIterable<Uint8Array> {
  yield Buffer.from(`,\n${JSON.stringify(name)}:[`);
  let comma = '';
  for await (const page of rows) {
    for (const row of page) {
      yield Buffer.from(`${comma}\n${JSON.stringify(row)}`);
      comma = ',';
    }
  }
  yield Buffer.from(']');
}

/** The day, the id, and the name that the file had: what no system takes in a name becomes a line. */
function nameOf({ id, fileName }: { id: string; fileName: string }): string {
  const day = new Date(timeOfId(id)).toISOString().slice(0, 10);
  const plain = fileName.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '_').replace(/^\.+/, '_');
  return `media/${day} ${id} ${plain}`;
}
