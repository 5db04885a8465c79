import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { sharedCertificateAuthority } from '../tls/CertificateAuthority';
import {
  CONFIG_MAPS,
  configMap,
  Fixture,
  pod,
  PODS,
} from '../../__testUtils__/fixture';
import { AdmissionResponse } from './review';

const fixture = new Fixture();
afterEach(() => fixture.close());

type Review = {
  request: { uid: string; object: any; userInfo: any; [field: string]: any };
};

/** A webhook on a port of its own that answers as told. */
async function webhook(
  answer: (request: Review['request']) => AdmissionResponse | undefined,
) {
  const seen: Review['request'][] = [];
  const pair = sharedCertificateAuthority().server();
  const server: Server = createServer(
    { key: pair.keyPem, cert: pair.certPem },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const review: Review = JSON.parse(Buffer.concat(chunks).toString());
      seen.push(review.request);
      const result = answer(review.request);
      if (result) {
        response.end(
          JSON.stringify({ response: { uid: review.request.uid, ...result } }),
        );
      } else {
        response.writeHead(500).end();
      }
    },
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  fixture.onClose(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { seen, server, url: `https://127.0.0.1:${port}/mutate` };
}

function configuration(url: string, more: object = {}) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'injector' },
    webhooks: [
      {
        name: 'sidecar-injector.dapr.io',
        clientConfig: {
          url,
          caBundle: Buffer.from(sharedCertificateAuthority().certPem).toString(
            'base64',
          ),
        },
        rules: [
          {
            operations: ['CREATE'],
            apiGroups: [''],
            apiVersions: ['v1'],
            resources: ['pods'],
          },
        ],
        failurePolicy: 'Ignore',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        ...more,
      },
    ],
  };
}

const CONFIGURATIONS =
  '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';

function labelPatch(): AdmissionResponse {
  const patch = [
    { op: 'add', path: '/metadata/labels', value: { seen: 'yes' } },
  ];
  return {
    allowed: true,
    patchType: 'JSONPatch',
    patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
  };
}

describe('mutating webhooks', () => {
  it('see the requester and change the object', async () => {
    const hook = await webhook(labelPatch);
    const { server, client } = await fixture.connect();
    await client.post(CONFIGURATIONS, configuration(hook.url));
    const syncer = fixture.client(
      server,
      server.issueToken({
        username: 'system:serviceaccount:vcluster-a:vc-a',
        groups: ['system:masters'],
      }),
    );
    const made = await syncer.post(
      PODS,
      pod('', { name: undefined, generateName: 'web-' }),
    );
    expect(made.json().metadata.labels).toEqual({ seen: 'yes' });
    expect(hook.seen).toHaveLength(1);
    expect(hook.seen[0]).toMatchObject({
      kind: { group: '', version: 'v1', kind: 'Pod' },
      operation: 'CREATE',
      namespace: 'default',
      dryRun: false,
      oldObject: null,
      userInfo: {
        username: 'system:serviceaccount:vcluster-a:vc-a',
        groups: expect.arrayContaining(['system:serviceaccounts:vcluster-a']),
      },
    });
    // the name is made after admission, so a webhook cannot rely on it
    expect(hook.seen[0].object.metadata).not.toHaveProperty('name');
  });

  it('are asked only for what their rules and selectors want', async () => {
    const hook = await webhook(() => ({ allowed: true }));
    const { client } = await fixture.connect();
    await client.post(
      CONFIGURATIONS,
      configuration(hook.url, {
        objectSelector: { matchLabels: { inject: 'yes' } },
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'NotIn',
              values: ['kube-system'],
            },
          ],
        },
      }),
    );
    const wanted = { labels: { inject: 'yes' } };
    await client.post(CONFIG_MAPS, configMap('a', {}, wanted));
    await client.post(PODS, pod('a'));
    await client.post('/api/v1/namespaces/kube-system/pods', pod('b', wanted));
    await client.post(PODS, pod('c', wanted));
    await client.patch(`${PODS}/c`, 'merge', {
      metadata: { annotations: { x: 'y' } },
    });
    expect(hook.seen.map(request => request.name)).toEqual(['c']);
  });

  it('refuse a request in their own words', async () => {
    const hook = await webhook(() => ({
      allowed: false,
      status: { message: 'bad app-id', code: 403, reason: 'Forbidden' },
    }));
    const { client } = await fixture.connect();
    await client.post(CONFIGURATIONS, configuration(hook.url));
    const answer = await client.post(PODS, pod('a'));
    expect([answer.code, answer.json().message]).toEqual([
      403,
      'admission webhook "sidecar-injector.dapr.io" denied the request: bad app-id',
    ]);
    expect((await client.get(`${PODS}/a`)).code).toBe(404);
  });

  it('are passed over or stop the request when they cannot be asked', async () => {
    const hook = await webhook(() => undefined);
    const { client } = await fixture.connect();
    await client.post(CONFIGURATIONS, configuration(hook.url));
    expect((await client.post(PODS, pod('a'))).code).toBe(201);
    await client.put(`${CONFIGURATIONS}/injector`, {
      ...configuration(hook.url, { failurePolicy: 'Fail' }),
    });
    const broken = await client.post(PODS, pod('b'));
    expect([broken.code, broken.json().message]).toEqual([
      500,
      'Internal error occurred: failed calling webhook "sidecar-injector.dapr.io": failed to call webhook: the server responded with the status code 500 but did not return more information',
    ]);
    await new Promise(resolve => hook.server.close(resolve));
    const gone = await client.post(PODS, pod('c'));
    expect(gone.json().message).toMatch(
      /failed to call webhook: Post "https:\/\/127\.0\.0\.1:\d+\/mutate\?timeout=10s": dial tcp 127\.0\.0\.1:\d+: connect: connection refused$/,
    );
  });
});
