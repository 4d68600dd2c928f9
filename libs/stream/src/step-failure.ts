import { ChildLog, CodedError } from '#libs/events';

const MOST_MESSAGE = 1_000;
const MOST_LOG = 2_048;

export interface StepFailure {
  readonly code: string;
  readonly message: string;
  readonly childLog?: string;
}

/** What a step says of an error: short enough, in all, for one event. */
export function failureOf(error: unknown): StepFailure {
  const code = error instanceof CodedError ? error.code : 'internal';
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const log = childLogOf(error);
  return {
    code,
    message: message.slice(0, MOST_MESSAGE).toWellFormed(),
    ...(log !== undefined && { childLog: plain(log.slice(-MOST_LOG)) }),
  };
}

/** What the child said last, wherever in the chain of causes it stands. */
function childLogOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ChildLog) return cause.message;
  }
  return undefined;
}

/** JSON writes a control character in six bytes: whatever the child says, it must fit. */
function plain(log: string): string {
  return log.replace(/[\0-\t\v-\x1f\x7f]/g, ' ').toWellFormed();
}
