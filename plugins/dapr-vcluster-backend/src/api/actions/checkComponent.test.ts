import { mockCredentials } from '@backstage/backend-test-utils';
import { Finding, NotChecked } from 'backstage-plugin-dapr-vcluster-common';
import { EvaluationPool } from '../../platform/evaluation';
import { createCheckComponentAction } from './checkComponent';
import { OperationCaller } from './OperationCaller';
import { RegistryActionOptions } from './types';

type Check = (call: {
  input: { manifests: string; chartVersion?: string; tenant?: string };
  credentials: object;
}) => Promise<{
  output: { valid: boolean; findings: Finding[]; notChecked: NotChecked[] };
}>;

const evaluation = new EvaluationPool();
afterAll(() => evaluation.close());

function check(manifests: string, chartVersion?: string) {
  let action: Check | undefined;
  createCheckComponentAction({
    actionsRegistry: {
      register: registered => {
        action = registered.action as unknown as Check;
      },
    },
    operations: {
      authorizeAnyTenant: async () => undefined,
      call: async () => ({
        guardrails: { rules: {}, allowedBackends: [] },
        profiles: [
          { name: 'oss-hostmanaged', chartVersion: '0.36.1', isDefault: true },
        ],
      }),
    } as unknown as OperationCaller,
    evaluation,
    context: { hostClaims: () => [] },
  } as RegistryActionOptions);
  return action!({
    input: { manifests, chartVersion },
    credentials: mockCredentials.user(),
  });
}

const component = (items: number) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: store}
spec: {type: state.redis, version: v1, metadata: [${'{},'.repeat(items)}]}
`;

/** The same for a tenant with the given Secrets by virtual namespace. */
async function checkForTenant(
  manifests: string,
  secrets: Record<string, string[]>,
) {
  let action: Check | undefined;
  createCheckComponentAction({
    actionsRegistry: {
      register: registered => {
        action = registered.action as unknown as Check;
      },
    },
    operations: {
      call: async (
        _: unknown,
        __: string,
        { query: { namespace = 'default' } = {} as { namespace?: string } },
      ) => ({
        tenant: { name: 'a' },
        namespace,
        profile: 'oss-hostmanaged',
        policy: { rules: { G7: 'off' } },
        secrets: secrets[namespace],
        notChecked: secrets[namespace]
          ? []
          : [{ what: `Secrets of ${namespace}`, why: 'Nobody answers.' }],
      }),
    } as unknown as OperationCaller,
    evaluation,
    context: { hostClaims: () => [] },
  } as RegistryActionOptions);
  const { output } = await action!({
    input: { manifests, tenant: 'sandbox/vcluster-a/a' },
    credentials: mockCredentials.user(),
  });
  return {
    rules: output.findings.map(({ ruleId }) => ruleId),
    gaps: output.notChecked.map(({ what }) => what),
  };
}

const refersIn = (namespace: string) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store, namespace: ${namespace} }
spec:
  type: state.redis
  version: v1
  metadata:
    - { name: redisHost, value: 'redis:6379' }
    - { name: keyPrefix, value: a }
    - { name: redisPassword, secretKeyRef: { name: redis, key: password } }
scopes: [app]
`;

describe('check-component for a tenant', () => {
  it.each<[string, string, Record<string, string[]>, string[], string[]]>([
    ['there only', 'shop', { default: [], shop: ['redis'] }, [], []],
    ['in another', 'shop', { default: ['redis'], shop: [] }, ['G4'], []],
    ['nowhere known', 'shop', { default: [] }, [], ['Secrets of shop']],
    [
      'no namespace',
      "'No!'",
      { default: [] },
      [],
      ['whether what objects in namespace "No!" refer to exists (G4, G11)'],
    ],
  ])(
    'looks for Secrets in the namespace that an object names: %s',
    async (_, namespace, secrets, rules, gaps) => {
      expect(await checkForTenant(refersIn(namespace), secrets)).toEqual({
        rules,
        gaps,
      });
    },
  );

  it('says which namespaces it did not read', async () => {
    const all = Array.from({ length: 12 }, (_, at) => `n${at}`);
    const { gaps } = await checkForTenant(
      all.map(refersIn).join('---\n'),
      Object.fromEntries(['default', ...all].map(each => [each, ['redis']])),
    );
    expect(gaps).toEqual([
      expect.stringContaining('"n10"'),
      expect.stringContaining('"n11"'),
    ]);
  });
});

describe('check-component', () => {
  it('refuses more metadata items than 500', async () => {
    await expect(check(component(501))).rejects.toMatchObject({
      name: 'InputError',
      message:
        'manifests: spec.metadata has 501 items, more than 500. Give at most 500 items.',
    });
  });

  it.each([
    [undefined, ['vcluster/removed']],
    ['0.25.2', []],
  ])('checks values for chart version %s', async (chartVersion, rules) => {
    const { output } = await check(
      'controlPlane: { distro: { k3s: { enabled: true } } }\nnetworking: { advanced: { fallbackHostCluster: true } }\nsync: { toHost: { secrets: { all: true } } }',
      chartVersion,
    );
    expect(output.findings.map(({ ruleId }) => ruleId)).toEqual(rules);
  });

  it('refuses an alias of a value that contains it', async () => {
    await expect(check('a: &a [*a]')).rejects.toThrow(
      /refers to a value that contains the alias/,
    );
  });

  it('lists at most 100 findings, and says how many more there are', async () => {
    const { output } = await check(component(400));
    expect(output.valid).toBe(false);
    expect(output.findings).toHaveLength(101);
    expect(output.findings.at(-1)).toMatchObject({
      ruleId: 'check/more-findings',
      title: expect.stringMatching(/^There are \d+ more findings/),
    });
  });
});
