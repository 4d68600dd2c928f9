import { type Consumer, type ConsumerGround, runConsumer, type RunningConsumer, Slots } from '#libs/stream';

/** Encodes beside the loop at once, in one process: as many as there are decoder children. */
export const ENCODES_AT_ONCE = 2;

/** Lets each consumer join its group. They stop together, within `graceMs`. */
export async function startConsumers(consumers: readonly Consumer[], ground: ConsumerGround): Promise<RunningConsumer> {
  const slots = new Slots(ENCODES_AT_ONCE);
  const running = await Promise.all(consumers.map((consumer) => runConsumer(consumer, ground, { slots })));
  return {
    stop: async (graceMs) => {
      await Promise.all(running.map((one) => one.stop(graceMs)));
    },
  };
}
