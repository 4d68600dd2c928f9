import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { Exports, type KnownExport } from '#libs/account';
import { RefusedError } from '#libs/events';
import { CursorSigner } from '#libs/feed/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { ExportArchive } from '../leaving/export-archive.js';
import { PacedSignIn } from '../pace/paced-sign-in.js';
import { routes } from '../routes.js';
import type { ExportJobBody } from '../shapes.js';

/** What the seal of an address is good for. */
const EXPORTS = 'exports';

/** Ends the caller's account, and gives them everything that is theirs to take along. */
@Controller()
export class LeavingController {
  constructor(
    private readonly signIn: PacedSignIn,
    private readonly exports: Exports,
    private readonly archive: ExportArchive,
    private readonly signer: CursorSigner,
  ) {}

  @Serve(routes.deleteAccount)
  async delete({ caller, body, origin }: Call<typeof routes.deleteAccount>): Promise<void> {
    await this.signIn.leave(caller.userId, body.password, origin);
  }

  @Serve(routes.startExport)
  async start({ caller }: Call<typeof routes.startExport>): Promise<{ jobId: string }> {
    const { jobId } = await this.exports.start(caller.userId);
    return { jobId };
  }

  @Serve(routes.listExports)
  async list({ caller }: Call<typeof routes.listExports>): Promise<{ jobs: ExportJobBody[] }> {
    const jobs = await this.exports.of(caller.userId);
    return { jobs: await Promise.all(jobs.map((job) => this.present(job))) };
  }

  @Serve(routes.getExport)
  async get({ params, request, reply }: Call<typeof routes.getExport>): Promise<StreamableFile | undefined> {
    const jobId = await this.signer.open(params.ticket, EXPORTS);
    const job = jobId === undefined ? undefined : await this.exports.open(jobId);
    const found = job && (await this.archive.of(job.userId));
    if (!found) throw new RefusedError('not_found', 'There is no such export any more. Ask for a new one.');
    const name = `mediafeed-${found.user.userName}.zip`;
    void reply.headers({ 'cache-control': 'private, no-store', 'content-type': 'application/zip' });
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    if (request.method === 'HEAD') return undefined;
    return new StreamableFile(Readable.from(found.bytes, { objectMode: false }), { type: 'application/zip' });
  }

  private async present({ jobId, createdAtMs, endsAtMs, isOpen }: KnownExport): Promise<ExportJobBody> {
    const createdAt = new Date(createdAtMs).toISOString();
    if (!isOpen) return { jobId, state: 'expired', createdAt };
    const url = `/v1/exports/${await this.signer.seal(jobId, EXPORTS)}`;
    return { jobId, state: 'ready', createdAt, url, expiresAt: new Date(endsAtMs).toISOString() };
  }
}
