/**
 * The partition that a key falls into: murmur2 as Kafka's own clients do it, so that tools of that world agree.
 * Source: org.apache.kafka.common.utils.Utils#murmur2, seed 0x9747b28c; the sign bit is dropped before the modulo.
 */
export function partitionOf(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
}

const M = 0x5bd1e995;
const mix = (k: number): number => {
  const multiplied = Math.imul(k, M);
  return Math.imul(multiplied ^ (multiplied >>> 24), M);
};

function murmur2(data: Buffer): number {
  const whole = data.length - (data.length % 4);
  let hash = 0x9747b28c ^ data.length;
  for (let at = 0; at < whole; at += 4) hash = Math.imul(hash, M) ^ mix(data.readInt32LE(at));
  let tail = 0;
  for (let at = data.length - 1; at >= whole; at--) tail = (tail << 8) | data[at]!;
  if (data.length > whole) hash = Math.imul(hash ^ tail, M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}
