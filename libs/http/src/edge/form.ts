import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '#libs/events';
import { InvalidRequestError, malformedBody, payloadTooLarge } from './refusals.js';

/** Part names that a form may have: one for files, any number for texts. */
export interface FormShape {
  readonly files: string;
  readonly maxFiles: number;
  readonly texts: readonly string[];
}

export interface FormFile {
  readonly fileName: string;
  readonly source: AsyncIterable<Uint8Array>;
}

/** Limits of the parser; sizes and numbers of files are checked by who takes them. */
export const formLimits = {
  fileSize: Number.POSITIVE_INFINITY,
  fieldSize: 16_384,
  fieldNameSize: 100,
  fields: 20,
  parts: 40,
  headerPairs: 20,
};

/** Of a form in all, besides the bytes of its files: texts, headers of parts, and what no parser looks at. */
const MOST_OTHER_BYTES = 1_000_000;
const FILE_NAME_LENGTH = 255;

/**
 * Reads a form part by part as it arrives: `take` gets each file as a stream and must read it before it returns.
 * Answers the texts by part name, in order.
 * @throws RefusedError `invalid_request`, `malformed_body`, `payload_too_large`; and what `take` throws
 */
export async function readForm(
  request: FastifyRequest,
  shape: FormShape,
  take: (file: FormFile, index: number) => Promise<void>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = new Map<string, string[]>(shape.texts.map((name) => [name, []]));
  const size = new FormSize(request);
  let files = 0;
  for await (const part of partsOf(request, size)) {
    if (part.type === 'file') await take(fileOf(part, shape, files++, size), files - 1);
    else textsOf(part, texts).push(String(part.value));
  }
  return texts;
}

/** Watches how much of a form is no file: parts that never begin or end are no reason to read on for ever. */
class FormSize {
  /** Never resolves. @throws RefusedError `payload_too_large` */
  readonly tooLarge: Promise<never>;
  private others = 0;

  constructor({ raw }: FastifyRequest) {
    this.tooLarge = new Promise((_, reject) => {
      raw.on('data', (chunk: Uint8Array) => {
        this.others += chunk.length;
        if (this.others > MOST_OTHER_BYTES) reject(payloadTooLarge('All texts of a form have 1 MB at most.'));
      });
    });
    this.tooLarge.catch(() => undefined);
  }

  /** These bytes were a file's. */
  tookOfFile(bytes: number): void {
    this.others -= bytes;
  }
}

async function* partsOf(
  request: FastifyRequest,
  { tooLarge }: FormSize,
): AsyncGenerator<MultipartFile | MultipartValue> {
  const parts = request.parts();
  for (;;) {
    const next = await Promise.race([parts.next(), tooLarge]).catch((error: unknown) => {
      throw refusalOf(error);
    });
    if (next.done) return;
    yield next.value as MultipartFile | MultipartValue;
  }
}

function fileOf(part: MultipartFile, shape: FormShape, before: number, size: FormSize): FormFile {
  if (part.fieldname !== shape.files) throw unknownPart(part.fieldname);
  if (before >= shape.maxFiles) {
    throw new InvalidRequestError([{ path: `body.${shape.files}`, message: `has ${shape.maxFiles} files at most` }]);
  }
  return { fileName: labelOf(part.filename), source: bytesOf(part, size) };
}

/** A label only: cut to a length, and whole characters. */
function labelOf(fileName: string | undefined): string {
  return (fileName ?? '').replaceAll('\0', '').slice(0, FILE_NAME_LENGTH).toWellFormed() || 'unnamed';
}

async function* bytesOf(part: MultipartFile, size: FormSize): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of part.file as AsyncIterable<Uint8Array>) {
      size.tookOfFile(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw refusalOf(error);
  }
}

function textsOf(part: MultipartValue, texts: Map<string, string[]>): string[] {
  if (part.valueTruncated)
    throw payloadTooLarge(`The part "${part.fieldname}" has ${formLimits.fieldSize} bytes at most.`);
  const known = texts.get(part.fieldname);
  if (known) return known;
  throw part.fieldname === 'file'
    ? new RefusedError('file_missing', 'The part "file" has no file name, so it is not a file.')
    : unknownPart(part.fieldname);
}

function unknownPart(name: string | undefined): InvalidRequestError {
  return new InvalidRequestError([{ path: `body.${name ?? ''}`, message: 'is not a part of this form' }]);
}

/** What the parser says, in our words. */
function refusalOf(error: unknown): RefusedError {
  if (error instanceof RefusedError) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && code.endsWith('_LIMIT')) return payloadTooLarge('The form has too many parts.');
  if (code === 'FST_PROTO_VIOLATION') return unknownPart('__proto__');
  return malformedBody('The form is not well-formed, or ends too early.');
}
