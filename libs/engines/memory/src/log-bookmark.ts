import type { LogIdentity } from '#libs/stream/ports';
import { LogBookmark, partitionKey } from '#libs/stream/ports';

export class MemoryLogBookmark extends LogBookmark {
  private identity: LogIdentity | undefined;
  private readonly folded = new Map<string, number>();

  async read(): ReturnType<LogBookmark['read']> {
    return this.identity && { identity: this.identity, folded: new Map(this.folded) };
  }

  /** Another log's offsets say nothing about this one: they are forgotten. */
  async adopt(identity: LogIdentity): Promise<void> {
    const kept = this.identity;
    if (kept && (kept.id !== identity.id || kept.epoch !== identity.epoch)) this.folded.clear();
    this.identity = { id: identity.id, epoch: identity.epoch };
  }

  async note(topic: string, partition: number, offset: number): Promise<void> {
    const key = partitionKey(topic, partition);
    this.folded.set(key, Math.max(offset, this.folded.get(key) ?? offset));
  }
}
