import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Caller } from '../edge/caller.js';

const CRLF = '\r\n';
const CONTINUE = `HTTP/1.1 100 Continue${CRLF}${CRLF}`;

/** A form with one file part, as bytes on the wire. */
export function fileForm(file: Uint8Array): Buffer {
  const head = `--b${CRLF}content-disposition: form-data; name="file"; filename="a.jpg"${CRLF}${CRLF}`;
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`${CRLF}--b--${CRLF}`)]);
}

/** The head of a request with a form; `rest`: a line for its length, or other headers. The server says when it has it. */
export function formHead(who: Caller, path: string, rest: string): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${who.token}`,
    'content-type: multipart/form-data; boundary=b',
    'expect: 100-continue',
    rest,
  ];
  return lines.join(CRLF) + CRLF + CRLF;
}

/** A connection on which a test writes what it wants, when it wants. */
export class OpenRequest {
  private answer = '';
  readonly closed: Promise<unknown>;

  private constructor(private readonly socket: Socket) {
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('data', (data: Buffer) => (this.answer += data.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async to(address: string): Promise<OpenRequest> {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new OpenRequest(socket);
  }

  /** Whether the server has the head, and waits for the body. */
  get isTaken(): boolean {
    return this.answer.startsWith(CONTINUE);
  }

  get text(): string {
    return this.answer.replace(CONTINUE, '');
  }

  /** Of the first answer; NaN before it is there. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.text)?.[1]);
  }

  get isClosed(): boolean {
    return this.socket.destroyed;
  }

  /** Resolves when the bytes were handed over, or the connection is gone. */
  async write(bytes: string | Uint8Array): Promise<void> {
    await Promise.race([new Promise((resolve) => this.socket.write(bytes, resolve)), this.closed]);
  }

  /** As a sender that is gone, not as one that has said all. */
  abort(): void {
    this.socket.resetAndDestroy();
  }
}
