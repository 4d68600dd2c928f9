import { CelebrityLine, feedModule } from '#libs/feed';
import type { Provider } from '#libs/stream';
import { Clock, Logger } from '#libs/stream/ports';
import { storePorts } from '#libs/wiring';
import type { RowStore } from '../contract/engines.js';
import { KeptLogger } from '../contract/log-room.js';
import { VirtualClock } from '../contract/virtual-clock.js';
import { Container } from '../simulation/container.js';

/** Group `feed` on a store. */
export function feedOn(store: RowStore): Container {
  const ports = new Map<Provider['provide'], unknown>([
    ...storePorts({ ...store, close: async () => undefined }).ports,
    [Clock, new VirtualClock()],
    [Logger, new KeptLogger()],
    [CelebrityLine, new CelebrityLine(10_000)],
  ]);
  return new Container([feedModule], ports);
}
