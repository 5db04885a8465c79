import { sharedCertificateAuthority } from 'dapr-vcluster-kube-sim';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { InjectorWebhooks } from '../../sidecars/injector';
import { readCertificates } from './certificates';
import { ControlPlaneReader } from './ControlPlaneReader';

const NAMESPACE = 'dapr-system';
const authority = sharedCertificateAuthority();
const foreign = authority.issue(['elsewhere']).certPem;
const base64 = (text: string) => Buffer.from(text).toString('base64');

const trust = (data: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: NAMESPACE, name: 'dapr-trust-bundle' },
  data,
});
const secret = (data: Record<string, string>): KubeObject => ({
  ...trust(data),
  kind: 'Secret',
});
const webhook = (caBundle: string, more: object = {}): KubeObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name: 'dapr-sidecar-injector' },
  webhooks: [
    {
      name: 'sidecar-injector.dapr.io',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy: 'Fail',
      clientConfig: {
        caBundle: base64(caBundle),
        service: {
          namespace: NAMESPACE,
          name: 'dapr-sidecar-injector',
          path: '/mutate',
          port: 443,
        },
      },
      ...more,
    },
  ],
});
const slice = (ready: boolean[]): KubeObject => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: {
    namespace: NAMESPACE,
    name: 'injector-1',
    labels: { 'kubernetes.io/service-name': 'dapr-sidecar-injector' },
  },
  addressType: 'IPv4',
  endpoints: ready.map((each, at) => ({
    addresses: [`10.0.0.${at + 1}`],
    conditions: { ready: each },
  })),
});

const hosts = new TestHosts();
afterEach(() => hosts.close());

async function read(...objects: KubeObject[]) {
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  };
  const started = await hosts.start({ initial: [namespace, ...objects] });
  return new ControlPlaneReader(new InjectorWebhooks()).read(
    started.hosts.get('sandbox'),
  );
}

describe('ControlPlaneReader', () => {
  it('reads dates, endpoints and trust, and no key', async () => {
    const readings = await read(
      trust({ 'ca.crt': authority.certPem }),
      secret({
        'issuer.crt': base64(foreign),
        'issuer.key': base64('-----BEGIN PRIVATE KEY-----'),
      }),
      webhook(authority.certPem, {
        namespaceSelector: { matchLabels: { dapr: 'yes' } },
        objectSelector: {
          matchExpressions: [
            { key: 'app', operator: 'NotIn', values: ['a', 'b'] },
          ],
        },
      }),
      slice([true, false, true]),
    );
    expect(readings).toMatchObject({
      trust: {
        root: { state: 'known', value: { subject: expect.any(String) } },
        issuer: { state: 'known', value: { subject: 'CN=elsewhere' } },
      },
      webhook: {
        state: 'known',
        value: {
          failurePolicy: 'Fail',
          address: 'dapr-sidecar-injector.dapr-system.svc:443/mutate',
          endpoints: { state: 'known', value: 2 },
          caBundle: 'matches',
          selectors: ['namespaces: dapr=yes', 'pods: app NotIn a, b'],
        },
      },
    });
    expect(JSON.stringify(readings)).not.toContain('PRIVATE KEY');
  });

  it('reports a CA bundle of another issuer, and a Service without endpoints', async () => {
    const { webhook: seen } = await read(
      trust({ 'ca.crt': authority.certPem }),
      webhook(foreign),
      slice([false]),
    );
    expect(seen).toMatchObject({
      value: { caBundle: 'differs', endpoints: { value: 0 } },
    });
  });

  it('gives the reason for every object that is absent', async () => {
    expect(await read()).toEqual({
      trust: {
        root: {
          state: 'unknown',
          reason:
            'ConfigMap dapr-system/dapr-trust-bundle does not exist on this host.',
        },
        issuer: {
          state: 'unknown',
          reason:
            'Secret dapr-system/dapr-trust-bundle does not exist on this host.',
        },
        roots: [],
      },
      webhook: {
        state: 'unknown',
        reason:
          'MutatingWebhookConfiguration dapr-sidecar-injector does not exist on this host.',
      },
    });
  });

  it('is unknown for a Service without EndpointSlices', async () => {
    const { webhook: seen } = await read(webhook(''));
    expect(seen).toMatchObject({
      value: {
        caBundle: 'missing',
        endpoints: {
          state: 'unknown',
          reason: expect.stringMatching(/has no EndpointSlice/),
        },
      },
    });
  });
});

describe('readCertificates', () => {
  it('omits text that is no certificate', () => {
    const damaged =
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(
      readCertificates(`${damaged}\n${authority.certPem}\nx`, 'a'),
    ).toHaveLength(1);
    expect(readCertificates('x', 'a')).toEqual([]);
  });
});
