import type { Clock, RequestClaims } from './ports.js';
import { Sweep } from './sweep.js';

/** Forgets idempotency keys that nobody may repeat any more. */
export class SweepRequestClaims extends Sweep {
  readonly name = 'request-claims';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly claims: RequestClaims,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async run(): Promise<void> {
    await this.claims.sweep(this.clock.now());
  }
}
