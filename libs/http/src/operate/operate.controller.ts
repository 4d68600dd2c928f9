import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Exposition, Health } from '../ports.js';
import { routes } from '../routes.js';

/** What a supervisor and a scraper ask every process. */
@Controller()
export class OperateController {
  constructor(
    private readonly health: Health,
    private readonly exposition: Exposition,
  ) {}

  @Serve(routes.getLive)
  async live({ reply }: Call<typeof routes.getLive>): Promise<string> {
    void reply.type('text/plain; charset=utf-8');
    return 'live\n';
  }

  @Serve(routes.getReady)
  async ready({ reply }: Call<typeof routes.getReady>) {
    const { ready, checks } = await this.health.check();
    void reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    return { ready, checks: { ...checks } };
  }

  @Serve(routes.getMetrics)
  async metrics({ reply }: Call<typeof routes.getMetrics>): Promise<string> {
    const { contentType, body } = await this.exposition.text();
    void reply.type(contentType).header('cache-control', 'no-store');
    return body;
  }
}
