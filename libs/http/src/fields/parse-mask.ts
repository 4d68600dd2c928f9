import { z } from 'zod';
import { FieldMask } from './field-mask.js';
import { type Known, knownIn } from './known-fields.js';

const LONGEST = 1_000;
const TOKEN = /[(),]|@?[A-Za-z][A-Za-z0-9]*/y;

/** The text is no mask for this; `message` says what is wrong with it. */
class MaskError extends Error {}

/**
 * Reads a field mask: `id,author(userName,fullName),@card`. Names between commas; what is in a field, in parentheses
 * behind it; `@` before a preset's name.
 */
class MaskReader {
  private readonly tokens: readonly string[];
  private next = 0;

  constructor(text: string) {
    this.tokens = tokensOf(text);
  }

  whole(schema: z.ZodType): FieldMask {
    const mask = this.list(knownIn(schema) ?? NOTHING, '');
    if (this.next < this.tokens.length) throw new MaskError(`has a '${this.tokens[this.next]!}' that opens nothing`);
    return mask;
  }

  private list(known: Known, path: string): FieldMask {
    const named = [...this.item(known, path)];
    while (this.take(',')) named.push(...this.item(known, path));
    return FieldMask.of(named);
  }

  private item(known: Known, path: string): readonly (readonly [string, FieldMask])[] {
    const name = this.tokens[this.next++];
    if (name === undefined || /^[(),]$/.test(name)) throw new MaskError(`lacks a name ${whereIs(path)}`);
    const preset = name.startsWith('@') ? known.presets.get(name.slice(1)) : undefined;
    if (preset !== undefined) return new MaskReader(preset).entries(known, path);
    const field = known.fields.get(name);
    if (!field) throw new MaskError(`names '${joined(path, name)}', which is not there; known ${listOf(known, path)}`);
    return [[name, this.within(field, joined(path, name))]];
  }

  private within(field: z.ZodType, path: string): FieldMask {
    if (!this.take('(')) return FieldMask.ALL;
    const known = knownIn(field);
    if (!known) throw new MaskError(`names something in '${path}', which has no fields`);
    const mask = this.list(known, path);
    if (!this.take(')')) throw new MaskError(`does not close what it opens at '${path}'`);
    return mask;
  }

  private entries(known: Known, path: string): readonly (readonly [string, FieldMask])[] {
    const mask = this.list(known, path);
    return (mask.names ?? []).map((name) => [name, mask.at(name)]);
  }

  private take(token: string): boolean {
    const found = this.tokens[this.next] === token;
    if (found) this.next += 1;
    return found;
  }
}

const NOTHING: Known = { fields: new Map(), presets: new Map() };

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const found = TOKEN.exec(text)?.[0];
    if (found === undefined)
      throw new MaskError('takes names, commas, parentheses and @ before a preset, without spaces');
    tokens.push(found);
  }
  return tokens;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function whereIs(path: string): string {
  return path === '' ? 'at the top' : `in '${path}'`;
}

function listOf({ fields, presets }: Known, path: string): string {
  const names = [...fields.keys(), ...[...presets.keys()].map((name) => `@${name}`)];
  return `${whereIs(path)}: ${names.join(', ')}`;
}

/** What a caller sends to name fields of `schema`: parsed into a FieldMask, or refused with what is wrong and what is known. */
export function maskOf(schema: z.ZodType) {
  return z
    .string()
    .max(LONGEST)
    .transform((text, context): FieldMask => {
      try {
        return new MaskReader(text).whole(schema);
      } catch (error) {
        if (!(error instanceof MaskError)) throw error;
        context.addIssue({ code: 'custom', message: error.message });
        return z.NEVER;
      }
    });
}

/** The presets of `schema`, as the documents list them. */
export function presetsIn(schema: z.ZodType): readonly string[] {
  return [...(knownIn(schema)?.presets ?? [])].map(([name, mask]) => `\`@${name}\` is \`${mask}\``);
}
