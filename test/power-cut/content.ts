/** The bytes of one file. */
export class Content {
  /** Zero from `size` on. */
  private room: Buffer;
  private size: number;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.room = Buffer.from(bytes);
    this.size = bytes.length;
  }

  bytes(): Buffer {
    return this.room.subarray(0, this.size);
  }

  /** A gap between the end and `at` reads as zeros. */
  write(at: number, bytes: Buffer): void {
    const end = at + bytes.length;
    if (end > this.room.length) this.room = Buffer.concat([this.room], end * 2);
    bytes.copy(this.room, at);
    this.size = Math.max(this.size, end);
  }

  truncate(size: number): void {
    if (size > this.room.length) this.room = Buffer.concat([this.room], size);
    if (size < this.size) this.room.fill(0, size, this.size);
    this.size = size;
  }
}
