import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Objects that a virtual cluster has before anybody uses it. */
export function initialObjects(apiIp: string): (KubeObject & TypeMeta)[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'kubernetes',
        namespace: 'default',
        labels: { component: 'apiserver', provider: 'kubernetes' },
      },
      spec: {
        type: 'ClusterIP',
        clusterIP: apiIp,
        clusterIPs: [apiIp],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ports: [
          { name: 'https', port: 443, protocol: 'TCP', targetPort: 8443 },
        ],
        sessionAffinity: 'None',
      },
      status: { loadBalancer: {} },
    },
  ];
}
