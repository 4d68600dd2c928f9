import { readingModule } from '#libs/http';
import { NotifyConsumer, notifyGroupModule } from '#libs/notify';
import type { App } from '#libs/wiring';

/** Group `notify`: one list of notices per person, and what is pushed of it. */
export const notify: App = {
  name: 'notify',
  modules: [readingModule, notifyGroupModule],
  consumers: [NotifyConsumer],
  serves: [],
};
