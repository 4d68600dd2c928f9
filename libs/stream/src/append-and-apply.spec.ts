import { beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeUnknownError, UnavailableError } from '#libs/events';
import { followWanted, KeptMeter, postCreated } from '../../../test/contract/delivery-room.js';
import { logEngines } from '../../../test/contract/log-engines.js';
import { LogRoom } from '../../../test/contract/log-room.js';
import { AppendAndApply } from './append-and-apply.js';
import { EventAppender } from './event-appender.js';
import { Applies, type Received } from './ports.js';

const [, openMemory] = logEngines.find(([name]) => name === 'memory')!;
const topics = { topics: [{ name: 'posts' }, { name: 'engagement' }] };

describe('AppendAndApply', () => {
  let room: LogRoom;
  let meter: KeptMeter;
  let folded: string[];
  beforeEach(async () => {
    room = await LogRoom.open(openMemory, topics);
    [meter, folded] = [new KeptMeter(), []];
  });

  const withFolds = (table: Applies['table']) => {
    const appender = new EventAppender(room.log, room.clock, meter);
    return new AppendAndApply(appender, new Applies(table), room.clock, room.logger, meter);
  };
  const note = async ({ event }: Received) => void folded.push(event.id);
  const end = async () => (await room.log.ranges(['posts'])).reduce((sum, range) => sum + range.end, 0);

  it('answers every event with its position, and has folded them by then', async () => {
    const answered = await withFolds({ 'post.created': [note] }).run([postCreated(1), postCreated(1)]);
    expect(answered.map(({ event, version }) => [event.id, version])).toEqual([
      ['post-1', 0],
      ['post-1', 1],
    ]);
    expect(folded).toEqual(['post-1', 'post-1']);
  });

  it('folds in the order that was given, each by all folds of its type', async () => {
    const slow = async ({ event }: Received) => {
      await room.clock.sleep(100);
      folded.push(`${event.id} slow`);
    };
    const run = withFolds({ 'follow.wanted': [slow, note], 'post.created': [note] }).run([
      followWanted(1, 2, true),
      postCreated(3),
    ]);
    await room.clock.advance(100);
    await run;
    expect(folded).toEqual(['follow-1-2-true slow', 'follow-1-2-true', 'post-3']);
  });

  it('has nothing to fold for a type that nobody applies, and leaves no timer behind', async () => {
    expect(await withFolds({}).run([postCreated(1)])).toHaveLength(1);
    await room.clock.advance(0);
    expect(room.clock.sleeping).toBe(0);
  });

  it('does not fail when an apply fails: the others go on, and the consumer does it', async () => {
    const fail = async () => {
      throw new UnavailableError('the store is away');
    };
    const failAtOnce = () => {
      throw new TypeError('a fault of the fold');
    };
    const run = withFolds({ 'post.created': [fail, failAtOnce, note] }).run([postCreated(1)]);
    expect(await run).toHaveLength(1);
    expect(folded).toEqual(['post-1']);
    expect(meter.counts.get('applies_left')).toBe(2);
    expect(room.logger.lines.map(({ level, type }) => [level, type])).toEqual([
      ['warn', 'post.created'],
      ['warn', 'post.created'],
    ]);
  });

  it('waits one second for an apply and no longer, also when it fails afterwards', async () => {
    const late = async () => {
      await room.clock.sleep(60_000);
      throw new UnavailableError('the store is away');
    };
    let answered = false;
    void withFolds({ 'post.created': [late] })
      .run([postCreated(1)])
      .then(() => (answered = true));
    expect(await room.clock.until(() => answered)).toBe(1000);
    expect(meter.counts.get('applies_left')).toBe(1);
    await room.clock.advance(60_000);
    expect(meter.counts.get('applies_left')).toBe(2);
  });

  it.each([new UnavailableError('disk full'), new OutcomeUnknownError('who knows')])(
    'applies nothing when the append fails: %s',
    async (error) => {
      room.faults.refuses.set('append', error);
      await expect(withFolds({ 'post.created': [note] }).run([postCreated(1)])).rejects.toBe(error);
      expect(folded).toEqual([]);
    },
  );

  it('appends nothing where nothing is given', async () => {
    expect(await withFolds({}).run([])).toEqual([]);
    expect(room.faults.calls.append).toBe(0);
    expect(await end()).toBe(0);
  });

  it('appends none of several when one is too large', async () => {
    const large = postCreated(2, 'x'.repeat(20_000));
    await expect(withFolds({}).run([postCreated(1), large])).rejects.toThrow('post.created takes');
    expect(await end()).toBe(0);
  });
});
