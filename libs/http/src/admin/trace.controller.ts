import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import type { TraceBody } from '../shapes.js';
import { ItemTrace } from './item-trace.js';

@Controller()
export class TraceController {
  constructor(private readonly itemTrace: ItemTrace) {}

  @Serve(routes.getTrace)
  async trace({ params }: Call<typeof routes.getTrace>): Promise<TraceBody> {
    return this.itemTrace.run(params.id);
  }
}
