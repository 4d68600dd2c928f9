import { CounterConsumer, counterModule } from '#libs/counter';
import type { App } from '#libs/wiring';

/** Group `counter`: exact counts of likes, views, followers, followed, posts and comments. */
export const counter: App = { name: 'counter', modules: [counterModule], consumers: [CounterConsumer], serves: [] };
