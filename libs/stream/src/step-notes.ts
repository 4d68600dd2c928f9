/** What a fold tells of its work, for the traces of the media that its event is about. */
export interface StepNotes {
  /** Such as `{ feeds: 1204 }`. */
  readonly counts?: Readonly<Record<string, number>>;
  /** The event is folded, and the work on the media failed for good. */
  readonly failure?: unknown;
}
