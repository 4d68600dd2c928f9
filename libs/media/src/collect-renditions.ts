import type { AnyEvent } from '#libs/events';
import { causedEvent, type EventAppender } from '#libs/stream';
import type { Clock, Received } from '#libs/stream/ports';
import { type Media, type MediaStore, stateRank, type TaskResult } from './ports.js';

/** rendition.encoded, rendition.failed → the task's result as a row; the last one makes the media ready or failed. */
export class CollectRenditions {
  constructor(
    private readonly media: MediaStore,
    private readonly appender: EventAppender,
    private readonly clock: Clock,
  ) {}

  async fold(received: Received<'rendition.encoded' | 'rendition.failed'>): Promise<void> {
    const { mediaId, taskId, attempt } = received.event.data;
    await this.media.putResult(mediaId, taskId, attempt, resultOf(received));
    await this.run(mediaId, received);
  }

  /** Looks whether the plan is done, and appends the states that follow from it. */
  async run(mediaId: string, cause: Received): Promise<void> {
    const media = (await this.media.byIds([mediaId])).get(mediaId);
    if (media) await this.appender.append(this.states(media, cause));
  }

  private states(media: Media, cause: Received): AnyEvent[] {
    const { plan, results, original, state } = media;
    if (!plan || stateRank[state] >= stateRank.ready) return [];
    const ends = plan.tasks.map((task) => results.get(task.taskId));
    if (ends.includes(undefined)) return [];
    const by = { cause, clock: this.clock };
    const reached = { mediaId: original.id, attempt: plan.attempt };
    const id = `${original.id}/${plan.attempt}`;
    const failed = ends.find((end) => end && 'failure' in end);
    if (failed && 'failure' in failed) {
      return [causedEvent('media.failed', `${id}/failed`, { ...reached, ...failed.failure }, by)];
    }
    return [
      causedEvent('media.playable', `${id}/playable`, reached, by),
      causedEvent('media.ready', `${id}/ready`, reached, by),
    ];
  }
}

function resultOf({ event }: Received<'rendition.encoded' | 'rendition.failed'>): TaskResult {
  if (event.type === 'rendition.encoded') return { outputs: event.data.outputs };
  return { failure: { code: event.data.code, message: event.data.message } };
}
