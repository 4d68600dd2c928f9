import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are and answers what comes back until the server or `answered` ends it. */
export async function sendRaw(address: string, ...chunks: readonly (string | Uint8Array)[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  for (const chunk of chunks) socket.write(chunk);
  let answer = '';
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject).on('close', () => resolve());
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (isWhole(answer)) socket.destroy();
    });
  });
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]), head, body: Buffer.from(body, 'latin1').toString() };
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return end >= 0 && length !== undefined && answer.length >= end + 4 + Number(length);
}
