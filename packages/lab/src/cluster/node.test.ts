import { BlockList } from 'node:net';
import { POD_CIDR } from '../network/namespace';
import { NODE_IP } from './node';

const inside = (cidr: string, address: string) => {
  const [network, bits] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
};

it('gives no pod the address of the node, and every pod one that is local', () => {
  expect(inside(POD_CIDR, NODE_IP)).toBe(false);
  const [network, bits] = POD_CIDR.split('/');
  expect(inside('10.99.0.0/16', network)).toBe(true);
  expect(Number(bits)).toBeGreaterThanOrEqual(16);
  // One address for each pod that the node has room for.
  expect(2 ** (32 - Number(bits))).toBeGreaterThan(2_000);
});
