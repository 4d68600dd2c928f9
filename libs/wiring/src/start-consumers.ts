import { type Consumer, type ConsumerGround, runConsumer, type RunningConsumer, Slots, StepWriter } from '#libs/stream';

/** Encodes beside the loop at once, in one process: as many as there are decoder children. */
export const ENCODES_AT_ONCE = 2;

/** For the last steps, once the consumers have stopped. */
const STEPS_GRACE_MS = 1_000;

/** Lets each consumer join its group. They stop together, within `graceMs` and the last steps' own. */
export async function startConsumers(consumers: readonly Consumer[], ground: ConsumerGround): Promise<RunningConsumer> {
  const slots = new Slots(ENCODES_AT_ONCE);
  const steps = new StepWriter(ground);
  const running = await Promise.all(consumers.map((consumer) => runConsumer(consumer, ground, { slots, steps })));
  return {
    stop: async (graceMs) => {
      await Promise.all(running.map((one) => one.stop(graceMs)));
      await steps.stop(STEPS_GRACE_MS);
    },
  };
}
