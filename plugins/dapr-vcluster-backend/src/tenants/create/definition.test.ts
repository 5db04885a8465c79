import { mockServices } from '@backstage/backend-test-utils';
import { CreateTenant } from 'backstage-plugin-dapr-vcluster-common';
import { defineTenant } from './definition';
import { readTenantOptions } from '../presets/options';

const options = readTenantOptions(
  mockServices.rootConfig({
    data: {
      daprVcluster: {
        profiles: { 'oss-hostmanaged': {}, 'oss-multins': {} },
        presets: [
          { name: 'small', quota: { 'requests.cpu': 2 } },
          { name: 'large', title: 'Large' },
        ],
      },
    },
  }),
);
const HOST = {
  name: 'sandbox',
  componentSyncer: { mode: 'embedded' },
} as const;
const body: CreateTenant = {
  host: 'sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
};
const define = (changes: Partial<CreateTenant>) =>
  defineTenant({ ...body, ...changes }, options, HOST);

describe('defineTenant', () => {
  it('fills in namespace, profile, preset, version and values', () => {
    expect(define({})).toMatchObject({
      ref: { host: 'sandbox', namespace: 'vcluster-team-a', name: 'team-a' },
      owner: 'group:default/team-a',
      profile: 'oss-hostmanaged',
      preset: 'small',
      chartVersion: '0.37.2',
      values: { policies: { resourceQuota: { quota: { 'requests.cpu': 2 } } } },
    });
  });

  it('writes the owner as a full entity ref', () => {
    expect(define({ owner: 'Team-A' }).owner).toBe('group:default/team-a');
  });

  it.each<[Partial<CreateTenant>, string, RegExp | string]>([
    [{ name: 'Team_A' }, 'name', /name "Team_A" may only have .* Use "team-a"/],
    [{ name: '1st' }, 'name', /starts with a digit/],
    [{ name: '' }, 'name', /name is empty/],
    [{ name: 'a'.repeat(41) }, 'name', /41 characters.*at most 40\. Shorten/],
    [
      { namespace: `n${'a'.repeat(63)}` },
      'namespace',
      /64 characters.*at most 63/,
    ],
    [
      { profile: 'free-tier' },
      'profile',
      'profile "free-tier" is unknown. Choose one of: oss-hostmanaged, oss-multins.',
    ],
    [
      { preset: 'huge' },
      'preset',
      'preset "huge" is unknown. Choose one of: small, large.',
    ],
    [
      { owner: 'resource:default/db' },
      'owner',
      /owner "resource:default\/db" is not the ref of a group or user/,
    ],
    [{ owner: 'a/b/c:d' }, 'owner', /Write it like "group:default\/team-a"/],
    [
      { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
      'labels["pod-security.kubernetes.io/enforce"]',
      /is reserved/,
    ],
    [
      { labels: { 'dapr-vcluster/tenant-name': 'x' } },
      'labels["dapr-vcluster/tenant-name"]',
      /is reserved/,
    ],
    [{ labels: { 'a b': 'x' } }, 'labels["a b"]', /is not a label key/],
    [{ labels: { 'x/y/z': 'x' } }, 'labels["x/y/z"]', /is not a label key/],
    [{ labels: { team: 'a b' } }, 'labels["team"]', /is not a label value/],
    [
      { namespace: 'vcluster-37a8eec1-74032e2d' },
      'namespace',
      /"vcluster-37a8eec1-74032e2d" .* ends with 8 hexadecimal digits.*Choose another name/,
    ],
    [
      { name: 'a7a8eec1-74032e2d' },
      'name',
      /"vcluster-a7a8eec1-74032e2d" .* ends with 8 hexadecimal digits/,
    ],
    ...[
      'istio-injection',
      'admission.gatekeeper.sh/ignore',
      'kustomize.toolkit.fluxcd.io/name',
      'argocd.argoproj.io/instance',
    ].map((key): [Partial<CreateTenant>, string, RegExp] => [
      { labels: { [key]: 'x' } },
      `labels["${key}"]`,
      /is not allowed on host namespaces.*Use one of cost-center, .*daprVcluster\.tenantLabels/,
    ]),
  ])('refuses %j', (changes, field, message) => {
    const refused = () => define(changes);
    expect(refused).toThrow(message);
    expect(refused).toThrow(
      expect.objectContaining({
        name: 'InputError',
        details: expect.objectContaining({ field }),
      }),
    );
  });

  it('accepts labels that the configuration allows, by key and by prefix', () => {
    const own = readTenantOptions(
      mockServices.rootConfig({
        data: {
          daprVcluster: {
            tenantLabels: ['squad', 'example.org/*', 'istio.io/*'],
          },
        },
      }),
    );
    const labels = { squad: 'a', 'example.org/cost-center': '4711' };
    expect(defineTenant({ ...body, labels }, own, HOST).labels).toEqual(labels);
    expect(() =>
      defineTenant({ ...body, labels: { team: 'a' } }, own, HOST),
    ).toThrow(/"team" is not allowed/);
    expect(() =>
      defineTenant({ ...body, labels: { 'istio.io/rev': 'a' } }, own, HOST),
    ).toThrow(/is reserved/);
  });

  describe('where the Component syncer is', () => {
    const both = readTenantOptions(mockServices.rootConfig());
    const on = (mode: 'embedded' | 'external' | 'off', profile?: string) =>
      defineTenant({ ...body, profile }, both, {
        name: 'sandbox',
        componentSyncer: { mode },
      });

    it.each(['embedded', 'external'] as const)(
      'has its profile as the default: %s',
      mode => {
        expect(on(mode).profile).toBe('oss-synced');
        expect(on(mode, 'oss-hostmanaged').profile).toBe('oss-hostmanaged');
      },
    );

    it('keeps the other profile as the default where it is off, and refuses its own', () => {
      expect(on('off').profile).toBe('oss-hostmanaged');
      expect(() => on('off', 'oss-synced')).toThrow(
        expect.objectContaining({
          name: 'InputError',
          message:
            'profile "oss-synced" needs the Component syncer, which is off for host "sandbox". Choose one of: oss-hostmanaged; or set daprVcluster.componentSyncer to embedded or external.',
          details: expect.objectContaining({
            field: 'profile',
            value: 'oss-synced',
          }),
        }),
      );
    });

    it('has no profile at all where it is off and no other is offered', () => {
      const only = readTenantOptions(
        mockServices.rootConfig({
          data: { daprVcluster: { profiles: { 'oss-synced': {} } } },
        }),
      );
      expect(() =>
        defineTenant(body, only, {
          name: 'sandbox',
          componentSyncer: { mode: 'off' },
        }),
      ).toThrow(/Set daprVcluster\.componentSyncer to embedded or external/);
    });
  });
});
