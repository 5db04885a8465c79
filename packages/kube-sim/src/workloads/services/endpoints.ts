import { Pod } from '../../controllerRuntime';
import { Service } from '../shared/kinds';
import { isReady } from '../shared/podState';

/** The `subsets` of a Service's Endpoints: pods its selector takes that have an address. */
export function endpointSubsets(service: Service, pods: Pod[]) {
  const selector = service.spec?.selector ?? {};
  const chosen = pods
    .filter(({ metadata }) =>
      Object.entries(selector).every(
        ([label, value]) => metadata.labels?.[label] === value,
      ),
    )
    .filter(
      ({ metadata, status }) => status?.podIP && !metadata.deletionTimestamp,
    )
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  if (chosen.length === 0) {
    return [];
  }
  const ready = chosen.filter(
    pod => service.spec?.publishNotReadyAddresses || isReady(pod),
  );
  const notReady = chosen.filter(pod => !ready.includes(pod));
  const ports = (service.spec?.ports ?? []).flatMap(port => {
    const number = targetPort(port.targetPort ?? port.port, chosen);
    return number === undefined
      ? []
      : [
          {
            ...(port.name && { name: port.name }),
            port: number,
            protocol: port.protocol ?? 'TCP',
          },
        ];
  });
  return [
    {
      ...(ready.length && { addresses: ready.map(addressOf) }),
      ...(notReady.length && { notReadyAddresses: notReady.map(addressOf) }),
      ...(ports.length && { ports }),
    },
  ];
}

function targetPort(port: number | string, pods: Pod[]) {
  if (typeof port === 'number') {
    return port;
  }
  return pods
    .flatMap(({ spec }) => spec.containers.flatMap(({ ports }) => ports ?? []))
    .find(({ name }) => name === port)?.containerPort;
}

function addressOf({ metadata, spec, status }: Pod) {
  return {
    ip: status?.podIP,
    ...(spec.nodeName && { nodeName: spec.nodeName }),
    targetRef: {
      kind: 'Pod',
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
    },
  };
}
