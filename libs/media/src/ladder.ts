import { type PlannedOutput, type PlannedTask, taskIdOf } from '#libs/events';

/** Widths of a photo's JPEG renditions, in pixels (more join with WebP). */
const WIDTHS = [320, 640, 1080] as const;
const RECIPE = 'photo-jpeg';

/** What is made of a photo: one task, since all sizes come from one decode. Never upscaled. */
export function planPhoto(media: {
  id: string;
  attempt: number;
  width: number;
  height: number;
}): readonly PlannedTask[] {
  const { id: mediaId, attempt } = media;
  const task = { mediaId, attempt, recipe: RECIPE, range: 0 };
  return [{ taskId: taskIdOf(task), ...task, outputs: rungs(media.width, media.height) }];
}

/** A rung that is no wider than the one below it, because the original is not, is left out. */
function rungs(width: number, height: number): PlannedOutput[] {
  const widths = WIDTHS.map((wanted) => ({ wanted, width: Math.min(wanted, width) }));
  return widths
    .filter((rung, index) => rung.width !== widths[index - 1]?.width)
    .map((rung) => ({
      name: `jpeg-${rung.wanted}`,
      mimeType: 'image/jpeg' as const,
      width: rung.width,
      height: Math.max(1, Math.round((rung.width * height) / width)),
    }));
}
