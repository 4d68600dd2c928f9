import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IPv4 that is not of the public internet (RFC 6890, and multicast). */
const PRIVATE_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of what is handed out as public IPv6 (2000::/3), what leads elsewhere: Teredo and others, documentation, 6to4. */
const PRIVATE_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocked = blocksOf(PRIVATE_4, PRIVATE_6);
const public6 = blocksOf([], ['2000::/3']);

function blocksOf(ranges4: readonly string[], ranges6: readonly string[]): BlockList {
  const blocks = new BlockList();
  const add = (range: string, family: 'ipv4' | 'ipv6') => {
    const [address, prefix] = range.split('/');
    blocks.addSubnet(address!, Number(prefix), family);
  };
  for (const range of ranges4) add(range, 'ipv4');
  for (const range of ranges6) add(range, 'ipv6');
  return blocks;
}

/** Whether an address is one of the public internet: what is anywhere near this machine is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked.check(address, 'ipv4');
  return isIPv6(address) && public6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}
