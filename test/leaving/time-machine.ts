import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Product, startProduct } from '../processes/product.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly etag: string;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** The product on a clock that can be moved. */
export class TimeMachine {
  private readonly answers: (() => void)[] = [];

  private constructor(private readonly start: Promise<Product>) {}

  static async start(dataDir: string): Promise<TimeMachine> {
    const machine: TimeMachine = new TimeMachine(
      startProduct({
        dataDir,
        entry: 'test/leaving/moved-standalone.ts',
        message: () => machine.answers.shift()?.(),
      }),
    );
    await machine.start;
    return machine;
  }

  async move(ms: number): Promise<void> {
    await this.tell({ moveMs: ms });
  }

  /** Any bytes into the log. */
  async append(topic: string, key: string, value: string): Promise<void> {
    await this.tell({ append: { topic, key, value } });
  }

  async send(method: string, path: string, token?: string, init: RequestInit = {}): Promise<Answer> {
    const { address } = await this.start;
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(address + path, { ...init, method, headers });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const etag = response.headers.get('etag') ?? '';
    return { status: response.status, text, etag, body: isJson && text !== '' ? JSON.parse(text) : undefined };
  }

  json(method: string, path: string, token: string | undefined, body: unknown, more = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...more };
    return this.send(method, path, token, { body: JSON.stringify(body), headers });
  }

  async stop(): Promise<void> {
    await (await this.start).end('SIGTERM');
  }

  async output(): Promise<string> {
    return (await this.start).output();
  }

  private async tell(message: object): Promise<void> {
    const { process: child } = await this.start;
    await new Promise<void>((resolve) => {
      this.answers.push(resolve);
      child.send(message);
    });
  }
}

/** Which of `words` stand in which files under `folder`: in names and bytes, plain or as base64. */
export function wordsIn(
  folder: string,
  words: readonly string[],
  of: (file: string) => boolean = () => true,
): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(of);
  return files.flatMap((file) => {
    if (!statSync(join(folder, file)).isFile()) return [];
    const bytes = readFileSync(join(folder, file)).toString('latin1');
    const stands = (word: string) =>
      [word, ...base64Of(word)].some((form) => bytes.includes(form) || file.includes(form));
    return words.filter(stands).map((word) => `${word} in ${file}`);
  });
}

/** The middle of a word as base64 writes it, wherever among three bytes it begins. */
function base64Of(word: string): string[] {
  return [0, 1, 2].map((lead) => {
    const encoded = Buffer.from(' '.repeat(lead) + word)
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(lead === 0 ? 0 : 4, -4);
  });
}
