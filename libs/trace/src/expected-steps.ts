import type { EventType, GroupName } from '#libs/events';
import type { EventEntry } from './ports.js';

/**
 * Which groups fold which event of a media: a step of each is expected in its trace. Group `trace` tells of no step of
 * its own.
 */
export const foldedBy: { readonly [Type in EventType]?: readonly GroupName[] } = {
  'media.uploaded': ['media'],
  'media.probed': ['media'],
  'rendition.requested': ['encode-image'],
  'rendition.encoded': ['media'],
  'rendition.failed': ['media'],
  'media.playable': ['media'],
  'media.ready': ['media'],
  'media.failed': ['media'],
  'media.deleted': ['media'],
  'post.created': ['post', 'feed', 'counter', 'notify'],
  'post.edited': ['post', 'notify'],
  'post.deleted': ['post', 'media', 'counter', 'notify'],
};

/** A step that has to be there, sooner or later. */
export interface ExpectedStep {
  readonly group: GroupName;
  readonly eventId: string;
  readonly type: string;
  /** Since when the group may fold it. */
  readonly at: string;
  /** The event, where it stands in the trace itself. */
  readonly event?: EventEntry;
  /** The task, for an encode: its event lies in a topic that the trace does not read. */
  readonly taskId?: string;
}

/** Every step that follows from the events of a trace. Of a media that was deleted, tasks may never be asked for. */
export function expectedSteps(events: readonly EventEntry[]): ExpectedStep[] {
  const deleted = events.some(({ type }) => type === 'media.deleted');
  return events.flatMap((event) => {
    const { eventId, type, at, facts } = event;
    const own = (foldedBy[type as EventType] ?? []).map((group) => ({ group, eventId, type, at, event }));
    const taskIds = deleted ? [] : ((facts['taskIds'] ?? []) as readonly string[]);
    return [...own, ...taskIds.flatMap((taskId) => encodeSteps(taskId, at))];
  });
}

function encodeSteps(taskId: string, at: string): ExpectedStep[] {
  const type = 'rendition.requested';
  return foldedBy[type]!.map((group) => ({ group, eventId: `${taskId}/requested`, type, at, taskId }));
}
