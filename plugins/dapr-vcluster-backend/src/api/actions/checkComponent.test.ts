import { mockCredentials } from '@backstage/backend-test-utils';
import { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { EvaluationPool } from '../../platform/evaluation';
import { createCheckComponentAction } from './checkComponent';
import { OperationCaller } from './OperationCaller';
import { RegistryActionOptions } from './types';

type Check = (call: {
  input: { manifests: string; chartVersion?: string };
  credentials: object;
}) => Promise<{ output: { valid: boolean; findings: Finding[] } }>;

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
