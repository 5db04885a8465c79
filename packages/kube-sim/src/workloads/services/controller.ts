import { isEqual } from 'lodash';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { ControllerContext } from '../shared/ControllerContext';
import { Service } from '../shared/kinds';
import { endpointSubsets } from './endpoints';

/** Keeps the Endpoints of every Service that has a selector. */
export function runEndpointsController(context: ControllerContext) {
  const services = context.informers.of<Service>(RESOURCES.services);
  const pods = context.informers.of<Pod>(RESOURCES.pods);
  const endpoints = context.informers.of(RESOURCES.endpoints);

  const servicesBeside = ({ metadata }: KubeObject) =>
    services
      .listIn(metadata.namespace)
      .map(service => `${metadata.namespace}/${service.metadata.name}`);

  return context.run(
    'endpoints',
    [
      { resource: RESOURCES.services },
      { resource: RESOURCES.endpoints },
      { resource: RESOURCES.pods, keys: servicesBeside },
    ],
    async key => {
      const service = services.get(key);
      const known = endpoints.get(key);
      if (!service) {
        return;
      }
      if (!service.spec?.selector || service.metadata.deletionTimestamp) {
        return;
      }
      const { name, namespace, labels } = service.metadata;
      const subsets = endpointSubsets(service, pods.listIn(namespace));
      if (known && isEqual(known.subsets ?? [], subsets)) {
        return;
      }
      const wanted = {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { ...known?.metadata, name, namespace, labels },
        ...(subsets.length && { subsets }),
      };
      await (known
        ? context.client.replace(RESOURCES.endpoints, wanted)
        : context.client.create(RESOURCES.endpoints, wanted));
    },
  );
}
