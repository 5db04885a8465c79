import { merge } from 'lodash';
import {
  deployment,
  DEPLOYMENTS,
  Fixture,
  pod,
  PODS,
} from '../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

describe('defaults', () => {
  it('complete a Deployment', async () => {
    const { client } = await fixture.connect();
    const { spec } = (await client.post(DEPLOYMENTS, deployment('a'))).json();
    expect(spec).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      template: {
        spec: {
          restartPolicy: 'Always',
          dnsPolicy: 'ClusterFirst',
          terminationGracePeriodSeconds: 30,
          schedulerName: 'default-scheduler',
          securityContext: {},
        },
      },
    });
    expect(spec.template.spec).not.toHaveProperty('enableServiceLinks');
  });

  it('take what is null for what is missing', async () => {
    const { client } = await fixture.connect();
    const sent = merge(deployment('a'), {
      spec: {
        replicas: null,
        template: { metadata: { annotations: null } },
      },
    });
    const { spec } = (await client.post(DEPLOYMENTS, sent)).json();
    expect(spec.replicas).toBe(1);
    expect(spec.template.metadata).not.toHaveProperty('annotations');
  });

  it('complete a Pod with its account, token, tolerations and quality of service', async () => {
    const { client } = await fixture.connect();
    const made = (await client.post(PODS, pod('a'))).json();
    const [volume] = made.spec.volumes;
    expect(volume.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
    expect(made.spec).toMatchObject({
      serviceAccountName: 'default',
      serviceAccount: 'default',
      enableServiceLinks: true,
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      tolerations: [
        { key: 'node.kubernetes.io/not-ready', tolerationSeconds: 300 },
        { key: 'node.kubernetes.io/unreachable', tolerationSeconds: 300 },
      ],
      containers: [
        {
          imagePullPolicy: 'IfNotPresent',
          terminationMessagePath: '/dev/termination-log',
          volumeMounts: [
            {
              name: volume.name,
              readOnly: true,
              mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
            },
          ],
        },
      ],
    });
    expect(made.status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' });
  });

  it('tell the qualities of service apart', async () => {
    const { client } = await fixture.connect();
    const quality = async (name: string, resources: object) => {
      const object = pod(name) as any;
      object.spec.containers[0].resources = resources;
      return (await client.post(PODS, object)).json().status.qosClass;
    };
    expect(await quality('a', { requests: { cpu: '1' } })).toBe('Burstable');
    expect(await quality('b', { limits: { cpu: '1' } })).toBe('Burstable');
    expect(await quality('c', { limits: { cpu: '1', memory: '1Gi' } })).toBe(
      'Guaranteed',
    );
  });

  it('pull images by their tag', async () => {
    const { client } = await fixture.connect();
    const policies = [];
    for (const [index, image] of [
      'a',
      'a:latest',
      'a:1',
      'host:5000/a',
      'a@sha256:0',
    ].entries()) {
      const object = pod(`p${index}`) as any;
      object.spec.containers[0].image = image;
      const made = (await client.post(PODS, object)).json();
      policies.push(made.spec.containers[0].imagePullPolicy);
    }
    expect(policies).toEqual([
      'Always',
      'Always',
      'IfNotPresent',
      'Always',
      'IfNotPresent',
    ]);
  });

  it('give each Service an address of its own and keep it', async () => {
    const { client } = await fixture.connect();
    const path = '/api/v1/namespaces/default/services';
    const service = (name: string, spec: object = {}) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { ports: [{ port: 80 }], ...spec },
    });
    const one = (await client.post(path, service('one'))).json().spec;
    const two = (await client.post(path, service('two'))).json().spec;
    expect(one).toMatchObject({
      type: 'ClusterIP',
      clusterIPs: [one.clusterIP],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    });
    expect(two.clusterIP).not.toBe(one.clusterIP);
    const updated = await client.put(`${path}/one`, service('one'));
    expect(updated.json().spec.clusterIP).toBe(one.clusterIP);
    const headless = await client.post(
      path,
      service('three', { clusterIP: 'None' }),
    );
    expect(headless.json().spec.clusterIPs).toEqual(['None']);
  });

  it('encode stringData of Secrets', async () => {
    const { client } = await fixture.connect();
    const made = await client.post('/api/v1/namespaces/default/secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'redis' },
      stringData: { word: 'open' },
    });
    expect(made.json()).toMatchObject({
      type: 'Opaque',
      data: { word: 'b3Blbg==' },
    });
    expect(made.json()).not.toHaveProperty('stringData');
  });
});
