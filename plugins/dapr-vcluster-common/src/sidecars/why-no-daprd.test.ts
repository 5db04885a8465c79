import { SidecarPod } from './types';
import { InjectorFacts, judgeSyncer, whyNoDaprd } from './why-no-daprd';

const TENANT = { namespace: 'vcluster-a', name: 'a' };
const INJECTOR: InjectorFacts = {
  daprVersion: '1.18.3',
  state: 'ready',
  serviceAccounts: 'vcluster-*:vc-*',
};

function why(
  options: {
    enabled?: string;
    createdAt?: string;
    injector?: Partial<InjectorFacts>;
    tenant?: typeof TENANT;
  } = {},
) {
  const pod: SidecarPod = {
    namespace: 'vcluster-a',
    name: 'p',
    labels: {},
    annotations: { 'dapr.io/enabled': options.enabled ?? 'true' },
    createdAt: options.createdAt,
  };
  const injector = { ...INJECTOR, ...options.injector };
  const { state, findings } = whyNoDaprd(
    pod,
    options.tenant ?? TENANT,
    injector,
  );
  expect(state).toBe('not-injected');
  return findings[0];
}

describe('whyNoDaprd', () => {
  it.each<[string, Parameters<typeof why>[0]]>([
    ['enabled-value', { enabled: 'yes' }],
    ['enabled-value', { enabled: 'yes', injector: { state: 'not-ready' } }],
    ['injector-missing', { injector: { state: 'missing' } }],
    [
      'requester-not-allowed',
      { tenant: { namespace: 'tenants-a', name: 'a' } },
    ],
    ['allow-list-broken', { injector: { serviceAccounts: 'a:b:c' } }],
    ['injector-down', { injector: { state: 'not-ready' } }],
    [
      'pod-older',
      {
        createdAt: '2026-01-01T00:00:00Z',
        injector: { runningSince: '2026-01-02T00:00:00Z' },
      },
    ],
    ['unexplained', {}],
    ['unknown', { injector: { state: 'unknown', daprVersion: undefined } }],
    ['unknown', { injector: { daprVersion: 'edge' } }],
  ])('%s', (rule, options) => {
    expect(why(options).ruleId).toBe(`not-injected/${rule}`);
  });

  it('takes "yes" for a yes where Dapr did', () => {
    const injector = {
      daprVersion: '1.14.5',
      serviceAccounts: '',
      prefixNames: 'vcluster-*:vc-*',
    };
    expect(why({ enabled: 'yes', injector }).ruleId).toBe(
      'not-injected/unexplained',
    );
  });

  it('names value, account and the Helm value that helps', () => {
    const finding = why({ tenant: { namespace: 'tenants-a', name: 'a' } });
    expect(finding.evidence).toContainEqual({
      label: 'Syncer',
      value: 'tenants-a:vc-a',
    });
    expect(finding.fix).toContain(
      'dapr_sidecar_injector.allowedServiceAccounts of Dapr to "vcluster-*:vc-*,tenants-a:vc-a"',
    );
    expect(why({ enabled: 'yes' }).title).toBe(
      'No sidecar: dapr.io/enabled is "yes", and only "true" counts.',
    );
  });
});

describe('judgeSyncer', () => {
  it.each([
    ['served', INJECTOR],
    ['not known', { ...INJECTOR, daprVersion: undefined }],
    ['not there', { ...INJECTOR, state: 'missing' as const }],
  ])('finds nothing when the injector is %s', (_, injector) => {
    expect(judgeSyncer(TENANT, injector)).toBeUndefined();
  });
});
