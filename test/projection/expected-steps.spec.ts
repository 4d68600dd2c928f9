import { describe, expect, it } from '@jest/globals';
import { SystemClock, SystemRandom } from '#libs/engines/system';
import { type EventType, eventTypes, type GroupName, groupNames, vocabulary } from '#libs/events';
import type { EventLog } from '#libs/stream/ports';
import { foldedBy } from '#libs/trace';
import { KeptMeter } from '../contract/delivery-room.js';
import { KeptLogger } from '../contract/log-room.js';
import { Container } from '../simulation/container.js';
import { Machines } from '../simulation/engines.js';
import { consumers, modules } from '../simulation/modules.js';

/** Events whose data name media, steps aside: of each fold of one there is a step. */
const aboutMedia = eventTypes.filter((type) => {
  const fields = Object.keys(vocabulary[type].data.shape);
  return !type.startsWith('step.') && (fields.includes('mediaId') || fields.includes('mediaIds'));
});

function foldsOf(group: GroupName, container: Container): EventType[] {
  return Object.keys(container.get(consumers[group]).folds) as EventType[];
}

describe('the steps that a trace expects', () => {
  const process = {
    clock: new SystemClock(),
    random: new SystemRandom(),
    logger: new KeptLogger(),
    meter: new KeptMeter(),
  };
  const container = new Container(modules, new Machines().ports(process as never, {} as EventLog));

  it('are those of every group that folds an event about media: libs/trace/src/expected-steps.ts', () => {
    const told = groupNames.filter((group) => group !== 'trace');
    const folded = aboutMedia.flatMap((type) => {
      const groups = told.filter((group) => foldsOf(group, container).includes(type));
      return groups.length > 0 ? [[type, groups.sort()] as const] : [];
    });
    const expected = Object.entries(foldedBy).map(([type, groups]) => [type, [...groups].sort()]);
    expect(Object.fromEntries(expected)).toEqual(Object.fromEntries(folded));
  });

  it('hang on events that group trace folds, or on the tasks that one of them names', () => {
    const unread = Object.keys(foldedBy).filter((type) => !foldsOf('trace', container).includes(type as EventType));
    expect(unread).toEqual(['rendition.requested']);
  });
});
