import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryStore } from '#libs/engines/memory';
import { eventTypes } from '#libs/events';
import type { Consumer } from '#libs/stream';
import { history } from './histories.js';
import { CONSUMERS, containerOn } from './projections.js';

/** What is not folded into rows one by one: tasks, and what concerns tallies, which are folded in order. */
const NO_ROWS = ['rendition.requested', 'recount', 'counts.changed'];

describe('histories', () => {
  it('hold every event of the vocabulary: a new one is named here until it occurs', () => {
    const seen = new Set(
      fc
        .sample(history, { numRuns: 500, seed: 1 })
        .flat()
        .map(({ event }) => event.type),
    );
    expect(eventTypes.filter((type) => !seen.has(type) && !NO_ROWS.includes(type))).toEqual([]);
  });

  it('meet every fold of every group that makes rows one by one', () => {
    const container = containerOn(createMemoryStore());
    const folded = new Set(CONSUMERS.flatMap((consumer) => Object.keys(container.get<Consumer>(consumer).folds)));
    expect(eventTypes.filter((type) => !folded.has(type) && !NO_ROWS.includes(type))).toEqual([]);
  });
});
