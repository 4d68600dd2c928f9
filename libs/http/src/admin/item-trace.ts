import { RefusedError } from '#libs/events';
import type { MediaStore } from '#libs/media/ports';
import type { ReadTrace, TraceLine } from '#libs/trace';
import type { TraceBody } from '../shapes.js';

/** One upload as it stands, and all that is known of its way here. */
export class ItemTrace {
  constructor(
    private readonly readTrace: ReadTrace,
    private readonly media: MediaStore,
  ) {}

  /** @throws RefusedError `media_not_found` where neither a row nor an event tells of it */
  async run(id: string): Promise<TraceBody> {
    const [{ lines, stuck, lags }, rows, deleted] = await Promise.all([
      this.readTrace.run(id),
      this.media.byIds([id]),
      this.media.deleted([id]),
    ]);
    const row = rows.get(id);
    if (!row && lines.length === 0 && !deleted.has(id)) {
      throw new RefusedError('media_not_found', 'There is no such media, and none was seen within 90 days.');
    }
    const state = deleted.has(id) ? 'deleted' : (row?.state ?? 'processing');
    const fileName = row?.original.fileName;
    const media = {
      id,
      ownerId: row?.original.ownerId ?? ownerIn(lines),
      ...(fileName !== undefined && { fileName }),
      state,
    };
    return {
      media: media as TraceBody['media'],
      postIds: [...new Set(lines.flatMap((line) => (line.kind === 'event' ? textFact(line, 'postId') : [])))],
      entries: lines.map(presentLine),
      ...(stuck && { stuck }),
      lags: [...lags],
    };
  }
}

function ownerIn(lines: readonly TraceLine[]): string | null {
  return lines.flatMap((line) => (line.kind === 'event' ? textFact(line, 'ownerId') : []))[0] ?? null;
}

function textFact({ facts }: Extract<TraceLine, { kind: 'event' }>, name: string): string[] {
  const fact = facts[name];
  return typeof fact === 'string' ? [fact] : [];
}

function presentLine(line: TraceLine): TraceBody['entries'][number] {
  if (line.kind === 'event') {
    const { at, kind, type, eventId, facts } = line;
    return { at, kind, type, eventId, facts: facts as Record<string, string> };
  }
  const { counts, error, ...step } = line;
  const { startedAt, endedAt } = line;
  const ms = startedAt !== undefined && endedAt !== undefined ? Date.parse(endedAt) - Date.parse(startedAt) : undefined;
  return {
    ...step,
    ...(ms !== undefined && { ms }),
    ...(counts && { counts: { ...counts } }),
    ...(error && { error: { ...error } }),
  };
}
