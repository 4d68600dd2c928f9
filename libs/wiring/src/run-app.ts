import { DataDirHeldError, UnfitDataError } from '#libs/engines/sqlite';
import { LogMismatchError } from '#libs/stream';
import type { App } from './app.js';
import { type Config, ConfigError, readConfig } from './config/config.js';
import { readEnv } from './config/env.js';
import type { Engines } from './engines.js';
import { PinoLogger } from './pino-logger.js';
import { type Ground, openEmbedded } from './profiles.js';
import { PromMeter } from './prom-meter.js';
import { type RunningApp, startApp } from './start-app.js';

/** What an operator has to mend before a start, as an exit status. */
const EXIT_MEND = 2;
/** A stop that takes longer than this is not clean any more. */
const STOP_LIMIT_MS = 29_000;

export interface RunHooks {
  /** Opens the engines; tests wrap them here. */
  readonly open?: (ground: Ground) => Promise<Engines>;
  /** Called once the app is ready. */
  readonly ready?: (address: string, config: Config) => Promise<void>;
}

/** The life of a process: reads the settings, starts the app, stops it on a signal. */
export async function runApp(app: App, hooks: RunHooks = {}): Promise<void> {
  try {
    const config = readConfig(readEnv(), process.argv.slice(2), process.cwd());
    if (app.name !== 'standalone') throw new ConfigError([oneProcess(app)]);
    const logger = new PinoLogger(config.logLevel, app.name);
    const meter = new PromMeter();
    const engines = await (hooks.open ?? openEmbedded)({ config, logger, meter });
    const running = await startApp(app, engines, meter, config.http);
    stopOnSignal(running, engines, logger);
    await hooks.ready?.(running.address, config);
  } catch (error) {
    if (!isMendable(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_MEND);
  }
}

const MENDABLE = [ConfigError, DataDirHeldError, UnfitDataError, LogMismatchError];

function isMendable(error: unknown): error is Error {
  if (MENDABLE.some((kind) => error instanceof kind)) return true;
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

function oneProcess(app: App): string {
  return (
    `${app.name}: profile "embedded" keeps the log and the store within one process. Start apps/standalone, which has ` +
    'all apps in it.'
  );
}

/** SIGINT, SIGTERM, or the end of the process that started this one: stop cleanly. A second signal ends at once. */
function stopOnSignal(running: RunningApp, engines: Engines, logger: PinoLogger): void {
  let stopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info('stopping', { reason });
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    await running.stop();
    await engines.close();
    logger.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
  process.once('disconnect', () => void stop('parent ended'));
}
