import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { Service } from '../shared/kinds';
import { deployment } from '../../__testUtils__/workloads';
import { TestCluster } from '../../__testUtils__/TestCluster';
import { endpointSubsets } from './endpoints';

function pod(name: string, ready: boolean, app = 'web'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', uid: name, labels: { app } },
    spec: {
      nodeName: 'node-1',
      containers: [
        {
          name: 'c',
          image: 'i',
          ports: [{ name: 'http', containerPort: 8080 }],
        },
      ],
    },
    status: {
      podIP: `10.99.0.${name.length}`,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  };
}

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { app: 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  },
};

describe('endpointSubsets', () => {
  it('takes selected pods, ready ones apart from the rest, by named port', () => {
    expect(
      endpointSubsets(service, [
        pod('a', true),
        pod('bb', false),
        pod('other', true, 'other'),
      ]),
    ).toEqual([
      {
        addresses: [
          {
            ip: '10.99.0.1',
            nodeName: 'node-1',
            targetRef: { kind: 'Pod', name: 'a', namespace: 'shop', uid: 'a' },
          },
        ],
        notReadyAddresses: [expect.objectContaining({ ip: '10.99.0.2' })],
        ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  it('is empty without pods, and does not ask for readiness when told so', () => {
    expect(endpointSubsets(service, [])).toEqual([]);
    const early = {
      ...service,
      spec: { ...service.spec, publishNotReadyAddresses: true },
    };
    expect(endpointSubsets(early, [pod('bb', false)])).toMatchObject([
      { addresses: [{ ip: '10.99.0.2' }] },
    ]);
  });
});

describe('Endpoints', () => {
  it('follow the pods of a Service', async () => {
    const cluster = await TestCluster.start();
    try {
      await cluster.client.create(RESOURCES.services, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace: 'default' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
      });
      await cluster.client.create(RESOURCES.deployments, deployment('web', 1));
      const { subsets } = await cluster.until(
        RESOURCES.endpoints,
        'default/web',
        object => JSON.stringify(object).includes('"addresses"'),
      );
      expect(subsets).toMatchObject([
        {
          addresses: [{ ip: expect.stringMatching(/^10\.99\./) }],
          ports: [{ port: 80, protocol: 'TCP' }],
        },
      ]);
    } finally {
      await cluster.close();
    }
  });
});
