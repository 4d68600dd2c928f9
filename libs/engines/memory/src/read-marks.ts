import { ReadMarks } from '#libs/notify/ports';

export class MemoryReadMarks extends ReadMarks {
  private readonly marks = new Map<string, string>();

  async of(userId: string): Promise<string | undefined> {
    return this.marks.get(userId);
  }

  async raise(userId: string, at: string): Promise<void> {
    if (at > (this.marks.get(userId) ?? '')) this.marks.set(userId, at);
  }

  async forget(userId: string): Promise<void> {
    this.marks.delete(userId);
  }
}
