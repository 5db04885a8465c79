import { parseQuantity as read } from 'backstage-plugin-dapr-vcluster-common';

/** The number behind a Kubernetes quantity: cores of cpu, bytes of memory. Throws on what is none. */
export function parseQuantity(text: string | number): number {
  const number = read(text);
  if (number === undefined) {
    throw new Error(`not a quantity: ${JSON.stringify(text)}`);
  }
  return number;
}
