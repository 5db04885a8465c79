import {
  GuardrailPolicy,
  JsonRecord,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle } from '../../platform/hosts';
import { preflight } from './preflight';

/** A host with Dapr's CRDs and an injector of the given version. */
function hostWith(daprVersion: string): HostHandle {
  const injector = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'dapr-sidecar-injector',
      namespace: 'dapr-system',
      labels: {
        app: 'dapr-sidecar-injector',
        'app.kubernetes.io/version': daprVersion,
      },
    },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'injector',
              env: [
                {
                  name: 'ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES',
                  value: 'vcluster-*:vc-*',
                },
              ],
            },
          ],
        },
      },
    },
  };
  const client: Pick<KubeClient, 'list' | 'raw'> = {
    list: async <T>() => ({ items: [injector as T], resourceVersion: '1' }),
    raw: async () => ({
      status: 200,
      body: JSON.stringify({
        resources: [
          { name: 'components', kind: 'Component', namespaced: true },
        ],
        // The answer of /version has it, the others do not care.
        gitVersion: 'v1.36.3',
      }),
    }),
  };
  return {
    name: 'old',
    client: client as KubeClient,
    dapr: { namespace: 'dapr-system' },
  } as HostHandle;
}

const check = (
  daprVersion: string,
  policy?: GuardrailPolicy,
  wanted: { chartVersion?: string; values?: JsonRecord } = {},
) =>
  preflight(
    hostWith(daprVersion),
    {
      ref: { host: 'old', namespace: 'vcluster-team-a', name: 'team-a' },
      ...wanted,
    },
    { name: 'none', requires: { kinds: [], fix: '' } } as never,
    policy,
  );

describe('preflight', () => {
  it('refuses a Dapr that does not keep tenants apart, with the finding', async () => {
    await expect(check('1.13.6')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^host "old": Dapr 1\.13\.6 does not keep tenants apart.*Upgrade/,
      ),
      details: { field: 'host', findings: [{ ruleId: 'G13/version' }] },
    });
  });

  it('knows the Kubernetes that the tenant would get, which the platform team may refuse', async () => {
    const refuse = { rules: { 'G13/kubernetes-skew': 'error' as const } };
    const old = {
      chartVersion: '0.37.2',
      values: { controlPlane: { distro: { k8s: { version: 'v1.32.1' } } } },
    };
    await expect(check('1.18.3', refuse, old)).rejects.toMatchObject({
      details: { findings: [{ ruleId: 'G13/kubernetes-skew' }] },
    });
    await expect(check('1.18.3', undefined, old)).resolves.toMatchObject([
      { ruleId: 'G13/kubernetes-skew', severity: 'warning' },
    ]);
    await expect(
      check('1.18.3', refuse, { chartVersion: '0.37.2' }),
    ).resolves.toEqual([]);
  });

  it('warns of one that is merely old, and of whatever the platform team allows', async () => {
    const warning = { ruleId: 'G13/version', severity: 'warning' };
    await expect(check('1.15.0')).resolves.toMatchObject([warning]);
    await expect(
      check('1.13.6', { rules: { 'G13/version': 'warning' } }),
    ).resolves.toMatchObject([warning]);
  });
});
