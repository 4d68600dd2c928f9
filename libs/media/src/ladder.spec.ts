import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planPhoto } from './ladder.js';

const id = '01900000-0000-7000-8000-000000000001';

function outputsOf(width: number, height: number) {
  const [task, ...others] = planPhoto({ id, attempt: 0, width, height });
  expect(others).toEqual([]);
  return task!.outputs;
}

describe('planPhoto', () => {
  it('makes three sizes of a photo that is large enough, in one task', () => {
    expect(outputsOf(4032, 3024)).toEqual([
      { name: 'jpeg-320', mimeType: 'image/jpeg', width: 320, height: 240 },
      { name: 'jpeg-640', mimeType: 'image/jpeg', width: 640, height: 480 },
      { name: 'jpeg-1080', mimeType: 'image/jpeg', width: 1080, height: 810 },
    ]);
  });

  it('names the same task for the same attempt, and another for the next', () => {
    const [first, again, retry] = [0, 0, 1].map(
      (attempt) => planPhoto({ id, attempt, width: 9, height: 9 })[0]!.taskId,
    );
    expect(first).toBe(again);
    expect(retry).not.toBe(first);
  });

  it.each([
    [200, 100, [200]],
    [320, 240, [320]],
    [500, 400, [320, 500]],
    [1080, 1080, [320, 640, 1080]],
  ])('makes of %d × %d the widths %j', (width, height, widths) => {
    expect(outputsOf(width, height).map((output) => output.width)).toEqual(widths);
  });

  it('never upscales, keeps the proportions, and has no rung twice', () => {
    const side = fc.integer({ min: 1, max: 16_384 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const outputs = outputsOf(width, height);
        expect(new Set(outputs.map((output) => output.width)).size).toBe(outputs.length);
        for (const output of outputs) {
          expect(output.width).toBeLessThanOrEqual(width);
          expect(output.height).toBeGreaterThanOrEqual(1);
          expect(Math.abs(output.height - (output.width * height) / width)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
