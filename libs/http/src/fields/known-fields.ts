import { z } from 'zod';
import { presets } from './presets.js';

/** What may stand in a mask at one place: fields by name, each with what is in it, and the presets. */
export interface Known {
  readonly fields: ReadonlyMap<string, z.ZodType>;
  /** Masks by name, without the `@`. */
  readonly presets: ReadonlyMap<string, string>;
}

/** Of what a schema describes, or of its items where it is a list; undefined where it has no fields. */
export function knownIn(schema: z.ZodType): Known | undefined {
  if (schema instanceof z.ZodObject) return ofObject(schema as z.ZodObject);
  if (schema instanceof z.ZodArray) return knownIn(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) return ofUnion(schema.options as readonly z.ZodType[]);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return knownIn(schema.unwrap() as z.ZodType);
  }
  return undefined;
}

function ofObject(schema: z.ZodObject): Known {
  const fields = new Map(Object.entries(schema.shape as Record<string, z.ZodType>));
  const own = Object.entries(presets[schema.meta()?.id ?? ''] ?? {});
  return { fields, presets: new Map([...ofItems(fields), ...own]) };
}

/** A preset of the items is one of their page: with all that the page has besides. */
function ofItems(fields: ReadonlyMap<string, z.ZodType>): [string, string][] {
  const items = fields.get('items');
  const besides = [...fields.keys()].filter((name) => name !== 'items').map((name) => `,${name}`);
  const known = items && knownIn(items)?.presets.keys();
  return [...(known ?? [])].map((name) => [name, `items(@${name})${besides.join('')}`]);
}

function ofUnion(options: readonly z.ZodType[]): Known | undefined {
  const known = options.map(knownIn).filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  const byName = Map.groupBy(
    known.flatMap(({ fields }) => [...fields]),
    ([name]) => name,
  );
  const fields = [...byName].map(([name, same]) => [name, z.union(same.map(([, field]) => field))] as const);
  return { fields: new Map(fields), presets: new Map(known.flatMap((one) => [...one.presets])) };
}
