/** Every blob lies under its media: deleting one is deleting a prefix. */
export function originalPath(mediaId: string): string {
  return `media/${mediaId}/original`;
}

/** An output is named with its own hash: a late loser's file is one that nobody names. */
export function outputPath(output: { mediaId: string; name: string; range: number; sha256: string }): string {
  return `media/${output.mediaId}/${output.name}/${output.range}.${output.sha256}`;
}
