import { type Probe, Prober } from '#libs/media/ports';
import type { MemoryBlobStore } from './blob-store.js';
import { photoIn } from './text-photo.js';

export class MemoryProber extends Prober {
  constructor(private readonly blobs: MemoryBlobStore) {
    super();
  }

  override async probe(file: string, signal: AbortSignal): Promise<Probe> {
    const { width, height } = photoIn(this.blobs.bytesOf(file), signal);
    return { format: 'jpeg', width, height };
  }
}
