import { childOf, fill } from '../defaults/fill';
import { ServerContext } from '../context/ServerContext';
import { KubeObject } from '../meta/types';
import { addressesOf } from './ServiceAddresses';

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
    spec.clusterIP = addressesOf(context.store).take();
  }
  spec.clusterIPs = [spec.clusterIP];
  // endpoints of a headless Service without selector are somebody else's: they may be of any family
  if (spec.clusterIP === 'None' && !spec.selector && !spec.ipFamilyPolicy) {
    fill(spec, {
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'RequireDualStack',
    });
  }
  fill(spec, { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' });
}
