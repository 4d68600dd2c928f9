import type { PlannedOutput } from '#libs/events';
import { type EncodedImage, ImageEncoder } from '#libs/media/ports';
import type { DecoderPool } from './decoder-pool.js';
import { strangeAnswer } from './strange-answer.js';

export class SharpImageEncoder extends ImageEncoder {
  constructor(private readonly decoders: DecoderPool) {
    super();
  }

  override async encode(
    file: string,
    outputs: readonly PlannedOutput[],
    signal: AbortSignal,
  ): Promise<readonly EncodedImage[]> {
    const answer = await this.decoders.run({ kind: 'encode', file, outputs }, signal);
    if (answer.kind !== 'encoded') throw strangeAnswer();
    const { files } = answer;
    return outputs.map(({ name, mimeType, width, height }, index) => {
      const data = files[index];
      if (data === undefined || !isJpeg(data)) throw strangeAnswer();
      return { name, mimeType, width, height, data };
    });
  }
}

function isJpeg(data: unknown): data is Uint8Array {
  return (
    ArrayBuffer.isView(data) && Buffer.from(data.buffer, data.byteOffset, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
  );
}
