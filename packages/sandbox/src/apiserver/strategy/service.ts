import { childOf, fill } from '../defaults/fill';
import { isRecord } from '../meta/json';
import { ServerContext } from '../ServerContext';
import { KubeObject } from '../types';

const FIRST_ADDRESS = 10;
const ADDRESSES = 255 * 256;

/** Gives a Service its cluster address out of 10.96.0.0/16 and the fields that follow from it. */
export function completeService(
  context: ServerContext,
  service: KubeObject,
): void {
  const spec = childOf(service, 'spec');
  if (spec.type === 'ExternalName') {
    return;
  }
  if (!spec.clusterIP) {
    spec.clusterIP = freeAddress(context);
  }
  spec.clusterIPs = [spec.clusterIP];
  fill(spec, { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' });
}

function freeAddress(context: ServerContext): string {
  const taken = new Set(
    context.store
      .list('services')
      .map(({ spec }) => (isRecord(spec) ? spec.clusterIP : undefined)),
  );
  for (let index = FIRST_ADDRESS; index < ADDRESSES; index++) {
    const address = `10.96.${Math.floor(index / 256)}.${index % 256}`;
    if (!taken.has(address)) {
      return address;
    }
  }
  throw new Error('range 10.96.0.0/16 of service addresses is full');
}
