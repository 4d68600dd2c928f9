/** A file on disk does not fit this build or its settings. The message tells an operator what to do. */
export class UnfitDataError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitDataError';
  }
}
