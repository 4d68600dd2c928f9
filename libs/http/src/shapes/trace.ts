import { z } from 'zod';
import { anId, aTime } from './scalars.js';

const aFact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const traceEvent = z
  .object({
    at: aTime,
    kind: z.literal('event'),
    type: z.string().meta({ examples: ['media.uploaded'] }),
    eventId: z.string(),
    facts: z.record(z.string(), aFact).meta({ description: 'Ids, states and sizes that the event names.' }),
  })
  .meta({ id: 'TraceEvent' });

const traceStep = z
  .object({
    at: aTime.meta({ description: 'When it began; of a step that was not told, when its event came.' }),
    kind: z.literal('step'),
    type: z.string().meta({ description: 'Of the event that is folded.', examples: ['media.uploaded'] }),
    eventId: z.string(),
    group: z.string().meta({ examples: ['encode-image'] }),
    attempt: z.int().positive().optional(),
    startedAt: aTime.optional(),
    endedAt: aTime.optional(),
    ms: z.int().nonnegative().optional(),
    outcome: z.enum(['done', 'failed', 'dead_lettered', 'running', 'waiting', 'not_reported']).meta({
      description:
        '`waiting`: nothing was told yet. `not_reported`: the group has gone past it ten seconds ago or more, and nothing ' +
        'or no end was told, as after a crash: what was done, the events that follow say.',
    }),
    counts: z.record(z.string(), z.number()).optional(),
    error: z
      .object({
        code: z.string(),
        message: z.string(),
        childLog: z.string().optional().meta({ description: 'The last 2 KB that the decoder said.' }),
      })
      .optional(),
  })
  .meta({ id: 'TraceStep' });

export const traceBody = z
  .object({
    media: z.object({
      id: anId,
      ownerId: anId.nullable().meta({ description: 'Null where no event told it yet.' }),
      fileName: z.string().optional().meta({ description: 'Missing once the media is deleted.' }),
      state: z.enum(['processing', 'playable', 'ready', 'failed', 'deleted']),
    }),
    postIds: z.array(anId).meta({ description: 'Posts that have, or had, the media.' }),
    entries: z
      .array(z.discriminatedUnion('kind', [traceEvent, traceStep]))
      .meta({ description: 'In the order of their times. Events are exact; steps are best effort.' }),
    stuck: z
      .object({ group: z.string(), waitingFor: z.string(), sinceMs: z.int() })
      .optional()
      .meta({ description: 'The oldest that has waited for more than 30 seconds, by its group and event type.' }),
    lags: z.array(z.object({ group: z.string(), lag: z.int() })).meta({
      description: 'Groups that still have to come, and `trace` while it is behind itself: records ahead of each.',
    }),
  })
  .meta({ id: 'Trace' });

export type TraceBody = z.output<typeof traceBody>;
