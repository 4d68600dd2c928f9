import { z } from 'zod';
import { time } from '#libs/events';

export const lastEvent = z.object({
  'last-event-id': z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'The id of the last event that you have: what came since is told at once.' }),
});

export const readMark = z
  .strictObject({ upTo: time.meta({ description: '`updatedAt` of the newest notification that was seen.' }) })
  .meta({ id: 'ReadMarkRequest' });

const LONGEST_ENDPOINT = 2_000;
/** Names that lead into somebody's own network, by their ends. */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|onion|home\.arpa)$/;

/**
 * The server sends to where this says. So it has to be https on the port of https, at a name, for an address could be
 * anywhere; where the name leads is looked at when it is connected to.
 */
function isPublicHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password, hash } = new URL(text);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '' || hash !== '') return false;
  const name = hostname.replace(/\.$/, '');
  return /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(name) && !PRIVATE_NAME.test(name);
}

const endpoint = z
  .string()
  .max(LONGEST_ENDPOINT)
  .refine(isPublicHttps, 'is no https URL of a public push service')
  .transform((text) => new URL(text).href)
  .meta({
    override: { type: 'string', format: 'uri', maxLength: LONGEST_ENDPOINT },
    examples: ['https://push.example.com/send/3fa9'],
  });

function key(bytes: number, first?: number) {
  return z
    .string()
    .max(200)
    .regex(/^[\w-]+=*$/, 'is not base64url')
    .refine((text) => {
      const value = Buffer.from(text, 'base64url');
      return value.length === bytes && (first === undefined || value[0] === first);
    }, `has ${bytes} bytes in base64url`);
}

/** As a browser's PushSubscription is written in JSON. */
export const pushSubscription = z
  .strictObject({
    endpoint,
    expirationTime: z.number().nullable().optional(),
    keys: z.strictObject({
      // An uncompressed point of P-256 begins with a 4.
      p256dh: key(65, 4),
      auth: key(16),
    }),
  })
  .meta({ id: 'PushSubscriptionRequest' });

export const pushEndpoint = z.strictObject({ endpoint }).meta({ id: 'PushEndpointRequest' });
