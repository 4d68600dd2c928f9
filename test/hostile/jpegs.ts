import sharp, { type Sharp } from 'sharp';

/** A plain picture in one colour. */
export function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#c81e3c' }, limitInputPixels: false });
}

/** A JPEG with noise, so that there is something to damage. */
export function noisyJpeg(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .jpeg()
    .toBuffer();
}

/** `count` marker segments of `length` bytes of content each, put behind the first two bytes. */
export function withMarkers(jpeg: Buffer, count: number, length: number): Buffer {
  const segment = Buffer.alloc(length + 4);
  segment.writeUInt16BE(0xffe5, 0);
  segment.writeUInt16BE(length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), ...Array.from({ length: count }, () => segment), jpeg.subarray(2)]);
}

export function behindStart(jpeg: Buffer, bytes: readonly number[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from(bytes), jpeg.subarray(2)]);
}

/** The same scan under a header that says another size. */
export function saying(jpeg: Buffer, width: number, height: number): Buffer {
  const lying = Buffer.from(jpeg);
  let at = 2;
  while (lying[at + 1]! < 0xc0 || lying[at + 1]! > 0xc2) at += 2 + lying.readUInt16BE(at + 2);
  lying.writeUInt16BE(height, at + 5);
  lying.writeUInt16BE(width, at + 7);
  return lying;
}
