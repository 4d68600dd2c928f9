/** The format that the first bytes say, whatever the file's name or the sender says; undefined where we take none such. */
export function sniff(head: Uint8Array): 'image/jpeg' | undefined {
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff ? 'image/jpeg' : undefined;
}
