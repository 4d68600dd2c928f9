import { type LogFields, Logger } from '#libs/stream/ports';
import { type Logger as Pino, pino } from 'pino';
import type { LogLevel } from './config/config.js';

/** One JSON line each on standard error: standard output is for what a person asked for. */
export class PinoLogger extends Logger {
  private readonly pino: Pino;

  constructor(level: LogLevel, app: string) {
    super();
    this.pino = pino(
      {
        level,
        base: { app },
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        serializers: { error: pino.stdSerializers.err },
      },
      pino.destination({ fd: 2, sync: true }),
    );
  }

  debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.pino.warn(fields, message);
  }

  error(message: string, fields: LogFields = {}): void {
    this.pino.error(fields, message);
  }
}
