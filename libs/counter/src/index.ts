export * from './ports.js';
export { CounterConsumer } from './counter.consumer.js';
export { counterModule } from './counter.module.js';
export { RebuildTallies } from './rebuild-tallies.js';
export { RequestRecount } from './request-recount.js';
