import { Controller } from '@nestjs/common';
import { Audit } from '#libs/operate/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Cursors } from '../feed/cursors.js';
import { routes } from '../routes.js';
import type { AuditPage } from '../shapes.js';
import { pageEnd } from './page-end.js';

@Controller()
export class AuditController {
  constructor(
    private readonly audit: Audit,
    private readonly cursors: Cursors,
  ) {}

  @Serve(routes.listAudit)
  async list({ query }: Call<typeof routes.listAudit>): Promise<AuditPage> {
    const { objectId, actorId, limit, cursor } = query;
    const list = `audit of ${objectId ?? 'all'} by ${actorId ?? 'all'}`;
    const { below } = await this.cursors.read(cursor, list);
    const lines = await this.audit.page({ objectId, actorId }, limit + 1, below);
    const items = lines.slice(0, limit).map(({ objectKind: kind, objectId: object, code, ...line }) => {
      return { ...line, object: { kind, id: object ?? null }, ...(code !== undefined && { code }) };
    });
    return { items, nextCursor: await this.cursors.write(pageEnd(lines, limit), list) };
  }
}
