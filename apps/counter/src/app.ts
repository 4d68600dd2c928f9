import { CounterConsumer, counterModule } from '#libs/counter';
import type { App } from '#libs/wiring';

/** Group `counter`: exact counts of likes, followers, followed and posts. */
export const counter: App = { name: 'counter', modules: [counterModule], consumers: [CounterConsumer], serves: [] };
