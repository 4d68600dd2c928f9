import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received, StepNotes } from '#libs/stream/ports';
import type { CollectRenditions } from './collect-renditions.js';
import type { MediaStore } from './ports.js';

/** media.probed → the plan as a row, and one task event per planned task. */
export class PlanRenditions {
  constructor(
    private readonly media: MediaStore,
    private readonly appender: EventAppender,
    private readonly collect: CollectRenditions,
    private readonly clock: Clock,
  ) {}

  /** Writes its own row, then reads the other topic's: results that came before the plan are collected here. */
  async run(received: Received<'media.probed'>): Promise<StepNotes> {
    const { mediaId, attempt, width, height, original, tasks } = received.event.data;
    if ((await this.media.deleted([mediaId])).has(mediaId)) return {};
    await this.media.putPlan(mediaId, { attempt, width, height, tasks });
    const known = (await this.media.byIds([mediaId])).get(mediaId);
    const open = tasks.filter((task) => !known?.results.has(task.taskId));
    const by = { cause: received, clock: this.clock };
    await this.appender.append(
      open.map((task) => causedEvent('rendition.requested', `${task.taskId}/requested`, { ...task, original }, by)),
    );
    await this.collect.run(mediaId, received);
    return { counts: { tasks: open.length } };
  }
}
