import { z } from 'zod';
import type { Route } from '../route.js';
import { FieldMask } from './field-mask.js';
import { maskOf, presetsIn } from './parse-mask.js';

const made = new WeakMap<Route, z.ZodObject>();

/** The query that a route takes, with `fields` where it says so. */
export function queryOf(route: Route): z.ZodObject | undefined {
  if (!route.fields || !route.answer.json) return route.query;
  const known = made.get(route) ?? withFields(route.query ?? z.strictObject({}), route.answer.json);
  made.set(route, known);
  return known;
}

function withFields(query: z.ZodObject, answer: z.ZodType): z.ZodObject {
  const presets = presetsIn(answer).map((preset) => ` ${preset}.`);
  return query.extend({
    fields: maskOf(answer)
      .default(FieldMask.ALL)
      .meta({
        description: `The fields of the answer that you want, such as \`id,author(userName)\`; all where it is missing. What you do not ask for is not looked up.${presets.join('')}`,
        override: { type: 'string', maxLength: 1_000, default: undefined },
      }),
  });
}
