import { type Probe, Prober } from '#libs/media/ports';
import type { DecoderPool } from './decoder-pool.js';
import { strangeAnswer } from './strange-answer.js';

export class SharpProber extends Prober {
  constructor(private readonly decoders: DecoderPool) {
    super();
  }

  override async probe(file: string, signal: AbortSignal): Promise<Probe> {
    const answer = await this.decoders.run({ kind: 'probe', file }, signal);
    if (answer.kind !== 'probed') throw strangeAnswer();
    const { width, height } = answer;
    if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1) throw strangeAnswer();
    return { format: 'jpeg', width, height };
  }
}
