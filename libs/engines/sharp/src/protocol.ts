import type { ErrorCode, PlannedOutput } from '#libs/events';

/** What a decoder child is asked: one job at a time, by the path of a local file. */
export type DecoderJob =
  | { readonly kind: 'probe'; readonly file: string }
  | { readonly kind: 'encode'; readonly file: string; readonly outputs: readonly PlannedOutput[] };

/** What it says to a job. */
export type DecoderAnswer =
  | { readonly kind: 'probed'; readonly width: number; readonly height: number }
  /** JPEG files, in the order of the job's outputs. */
  | { readonly kind: 'encoded'; readonly files: readonly Uint8Array[] }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  /** Not the photo's fault. */
  | { readonly kind: 'unavailable'; readonly message: string };

/** What it says at all: `ready` once, when it can take jobs, then an answer a job. */
export type DecoderMessage = { readonly kind: 'ready' } | DecoderAnswer;
