export type Env = Readonly<Record<string, string | undefined>>;

/** The only look at the process's environment. */
export function readEnv(): Env {
  return Object.freeze({ ...process.env });
}
