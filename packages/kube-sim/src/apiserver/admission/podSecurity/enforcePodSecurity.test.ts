import {
  deployment,
  Fixture,
  NAMESPACES,
  pod,
} from '../../../__testUtils__/fixture';

const fixture = new Fixture();
afterEach(() => fixture.close());

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const namespace = (labels: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'tenant', labels },
});
const podWith = (spec: object, container: object = {}) => {
  const object = pod('app');
  object.spec = {
    containers: [{ name: 'app', image: 'app:1', ...container }],
    ...spec,
  };
  return object;
};

async function inNamespace(labels: Record<string, string>) {
  const { client } = await fixture.connect();
  expect((await client.post(NAMESPACES, namespace(labels))).code).toBe(201);
  return client;
}
const PODS = `${NAMESPACES}/tenant/pods`;

describe('Pod Security admission', () => {
  it.each<[string, object, object, string]>([
    [
      'privileged',
      {},
      { securityContext: { privileged: true } },
      'privileged (container "app" must not set securityContext.privileged=true)',
    ],
    [
      'host paths and namespaces',
      {
        hostNetwork: true,
        hostPID: true,
        volumes: [{ name: 'root', hostPath: { path: '/' } }],
      },
      {},
      'host namespaces (hostNetwork=true, hostPID=true), hostPath volumes (volume "root")',
    ],
    [
      'capabilities',
      {},
      { securityContext: { capabilities: { add: ['SYS_ADMIN'] } } },
      'non-default capabilities (container "app" must not include "SYS_ADMIN" in securityContext.capabilities.add)',
    ],
    [
      'host ports',
      {},
      { ports: [{ containerPort: 80, hostPort: 80 }] },
      'hostPort (container "app" uses hostPort 80)',
    ],
    [
      'an init container',
      {
        initContainers: [
          {
            name: 'first',
            image: 'a',
            securityContext: { privileged: true },
          },
        ],
      },
      {},
      'privileged (container "first" must not set securityContext.privileged=true)',
    ],
  ])('refuses %s at the level baseline', async (_what, spec, app, why) => {
    const client = await inNamespace({ [ENFORCE]: 'baseline' });
    const answer = await client.post(PODS, podWith(spec, app));
    expect([answer.code, answer.json().message]).toEqual([
      403,
      `pods "app" is forbidden: violates PodSecurity "baseline:latest": ${why}`,
    ]);
    const dryRun = await client.post(`${PODS}?dryRun=All`, podWith(spec, app));
    expect(dryRun.code).toBe(403);
  });

  it('takes any pod without labels, and an ordinary one at the level baseline', async () => {
    const client = await inNamespace({});
    const root = podWith({}, { securityContext: { privileged: true } });
    expect((await client.post(PODS, root)).code).toBe(201);
    const other = await inNamespace({ [ENFORCE]: 'baseline' });
    expect((await other.post(PODS, podWith({}))).code).toBe(201);
  });

  it('takes at the level restricted only what says that it needs nothing', async () => {
    const client = await inNamespace({ [ENFORCE]: 'restricted' });
    const answer = await client.post(PODS, podWith({}));
    expect(answer.json().message).toBe(
      'pods "app" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    );
    const modest = podWith(
      {
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
      {
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        },
      },
    );
    expect((await client.post(PODS, modest)).code).toBe(201);
  });

  it('only warns about templates', async () => {
    const client = await inNamespace({ [ENFORCE]: 'baseline' });
    const object = deployment('app', 0) as any;
    object.spec.template.spec.hostNetwork = true;
    const answer = await client.post(
      '/apis/apps/v1/namespaces/tenant/deployments',
      object,
    );
    expect(answer.code).toBe(201);
    expect(`${answer.headers.warning}`).toContain(
      'would violate PodSecurity \\"baseline:latest\\": host namespaces (hostNetwork=true)',
    );
  });

  it('refuses labels that name no level, also in a dry run', async () => {
    const { client } = await fixture.connect();
    const answer = await client.post(
      `${NAMESPACES}?dryRun=All`,
      namespace({ [ENFORCE]: 'nonsense' }),
    );
    expect([answer.code, answer.json().message]).toEqual([
      422,
      'Namespace "tenant" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "nonsense": must be one of privileged, baseline, restricted',
    ]);
  });
});
