/** What the edge asks of the process that it runs in. */
export abstract class Health {
  /** `checks` names each thing that readiness hangs on, and says how it is: `ok`, or why not. Never rejects. */
  abstract check(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, string>> }>;
}

/** What an operator decides about the edge. */
export abstract class EdgeRules {
  /** Whether anybody is ever told to come back later. */
  abstract readonly rateLimits: boolean;
}

/** Metrics as operators scrape them. */
export abstract class Exposition {
  abstract text(): Promise<{ readonly contentType: string; readonly body: string }>;
}
