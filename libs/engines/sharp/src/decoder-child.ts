import type { DecoderJob, DecoderMessage } from './protocol.js';

/** The process in which untrusted bytes are decoded. It ends with its parent, and with nothing else that it is told. */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// Ctrl-C reaches the whole process group; the parent then decides when its decoders are done.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

const { answer } = await import('./jpeg-decoder.js');

process.on('message', (job: DecoderJob) => void answer(job).then(say));
say({ kind: 'ready' });

function say(message: DecoderMessage): void {
  process.send?.(message);
}
