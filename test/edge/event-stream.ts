import { get, type IncomingMessage } from 'node:http';
import { waitUntil } from '../processes/wait-until.js';
import type { Caller } from './caller.js';

export interface StreamEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** One open stream of Server-Sent Events, read as a browser reads it. */
export class EventStream {
  readonly events: StreamEvent[] = [];
  comments = 0;
  ended = false;
  private rest = '';

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.read(text));
    response.on('close', () => (this.ended = true));
    response.on('error', () => undefined);
  }

  static async open(address: string, who: Caller, headers: Record<string, string> = {}): Promise<EventStream> {
    const options = { headers: { authorization: `Bearer ${who.token}`, ...headers } };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${address}/v1/notifications/stream`, options, resolve).on('error', reject);
    });
    return new EventStream(response);
  }

  get status(): number {
    return this.response.statusCode!;
  }

  get headers() {
    return this.response.headers;
  }

  close(): void {
    this.response.destroy();
  }

  /** The nth event, counted from 0, once it is there. */
  async nth(n: number): Promise<StreamEvent> {
    await waitUntil(async () => this.events.length > n, 10_000);
    return this.events[n]!;
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop()!;
    for (const block of blocks) this.take(block.split('\n'));
  }

  private take(lines: readonly string[]): void {
    if (lines.every((line) => line.startsWith(':'))) this.comments += 1;
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = field('data');
    if (data !== undefined) this.events.push({ id: field('id'), event: field('event')!, data: JSON.parse(data) });
  }
}
