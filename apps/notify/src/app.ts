import { NotifyConsumer, notifyModule } from '#libs/notify';
import type { App } from '#libs/wiring';

/** Group `notify`: one list of notices per person. */
export const notify: App = { name: 'notify', modules: [notifyModule], consumers: [NotifyConsumer], serves: [] };
