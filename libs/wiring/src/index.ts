export type { App, AppName } from './app.js';
export type { Config } from './config/config.js';
export { type Engines, EngineTable, type Token } from './engines.js';
export { PinoLogger } from './pino-logger.js';
export { type Ground, openEmbedded, storePorts } from './profiles.js';
export { PromMeter } from './prom-meter.js';
export { runApp, type RunHooks } from './run-app.js';
export { type Listen, type RunningApp, startApp } from './start-app.js';
export { allTopics, retention } from './topic-list.js';
