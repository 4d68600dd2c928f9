import type { TaskResult } from '#libs/media/ports';
import { EncodeResults } from '#libs/media/ports';

export class MemoryEncodeResults extends EncodeResults {
  private readonly results = new Map<string, TaskResult>();

  async find(taskId: string): Promise<TaskResult | undefined> {
    return this.results.get(taskId);
  }

  async keep(taskId: string, result: TaskResult): Promise<TaskResult> {
    const kept = this.results.get(taskId) ?? structuredClone(result);
    this.results.set(taskId, kept);
    return kept;
  }
}
