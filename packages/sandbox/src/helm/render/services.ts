import { meta, podSelector, Rendered, RenderInput } from './release';

const HTTPS = { name: 'https', port: 443, targetPort: 8443, protocol: 'TCP' };
const KUBELET = {
  name: 'kubelet',
  port: 10250,
  targetPort: 8443,
  protocol: 'TCP',
};

/** The Service of the virtual API server and the headless one of its StatefulSet. */
export function services(input: RenderInput): Rendered[] {
  const { name } = input.release;
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta(input, name, {
        labels: { 'vcluster.loft.sh/service': 'true' },
      }),
      spec: {
        type: 'ClusterIP',
        ports: [HTTPS, KUBELET],
        selector: podSelector(input),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta(input, `${name}-headless`),
      spec: {
        publishNotReadyAddresses: true,
        ports: [HTTPS],
        clusterIP: 'None',
        selector: podSelector(input),
      },
    },
  ];
}
