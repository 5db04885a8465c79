import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readTenantOptions } from './options';

const read = (daprVcluster: JsonObject) =>
  readTenantOptions(mockServices.rootConfig({ data: { daprVcluster } }));

describe('readTenantOptions', () => {
  it('offers supported profiles and one preset when nothing is configured', () => {
    const { profiles, presets } = readTenantOptions(mockServices.rootConfig());
    expect(profiles).toEqual([
      { name: 'oss-synced', chartVersion: '0.37.2' },
      { name: 'oss-hostmanaged', chartVersion: '0.37.2' },
    ]);
    expect(presets.map(({ name }) => name)).toEqual(['standard']);
  });

  it('offers oss-multins only where the configuration names it', () => {
    const named = { 'oss-hostmanaged': {}, 'oss-multins': {} };
    expect(read({ profiles: named }).profiles.map(({ name }) => name)).toEqual([
      'oss-hostmanaged',
      'oss-multins',
    ]);
    expect(() => read({ defaultProfile: 'oss-multins' })).toThrow(
      /which daprVcluster\.profiles does not offer/,
    );
  });

  it("follows the provider's catalog namespace", () => {
    const data = {
      catalog: { providers: { daprVcluster: { namespace: 'infra' } } },
    };
    const config = mockServices.rootConfig({ data });
    expect(readTenantOptions(config).catalogNamespace).toBe('infra');
    expect(read({}).catalogNamespace).toBe('default');
  });

  it('puts the default profile first', () => {
    const { profiles } = read({
      defaultProfile: 'oss-multins',
      profiles: {
        'oss-hostmanaged': { chartVersion: '0.35.3' },
        'oss-multins': {},
      },
    });
    expect(profiles).toEqual([
      { name: 'oss-multins', chartVersion: '0.25.2' },
      { name: 'oss-hostmanaged', chartVersion: '0.35.3' },
    ]);
  });

  it.each([
    [
      { profiles: { 'oss-multins': { chartVersion: '0.26.0' } } },
      'daprVcluster.profiles.oss-multins.chartVersion is "0.26.0"; the profile needs 0.20 to 0.25',
    ],
    [
      { profiles: { 'oss-hostmanaged': { chartVersion: 'latest' } } },
      /is "latest"; the profile needs 0.26 or newer/,
    ],
    [
      { profiles: { 'oss-hostmanaged': { upgradeVersions: ['0.25.2'] } } },
      /upgradeVersions is "0.25.2"; the profile needs 0.26 or newer/,
    ],
    [
      { profiles: { 'oss-hostmanaged': { upgradeVersions: ['0.37'] } } },
      /upgradeVersions has "0.37"; give exact versions/,
    ],
    [{ profiles: { gold: {} } }, /profiles\.gold is unknown/],
    [
      { tenantLabels: ['team', 'team!'] },
      /tenantLabels\[1\] is "team!", which is neither the key of a label nor a prefix; use keys/,
    ],
    [{ tenantLabels: ['*'] }, /tenantLabels\[0\] is "\*", which is neither/],
    [{ tenantLabels: ['a/b/*'] }, /\[0\] is "a\/b\/\*", which is neither/],
    [
      { defaultProfile: 'gold' },
      /defaultProfile is "gold", which daprVcluster.profiles does not offer; use one of oss-synced, oss-hostmanaged/,
    ],
    [{ profiles: {} }, /profiles is empty, .* name one or more of oss-/],
    [{ presets: [{ title: 'Small' }] }, /presets\[0\]\.name is missing/],
    [
      { presets: [{ name: 'a' }, { name: 'a' }] },
      /presets: two presets are called "a"; give each its own name/,
    ],
    [
      { presets: { small: {} } },
      'daprVcluster.presets is not a list. Begin each item with a dash: "- name: example".',
    ],
    [
      { presets: ['small'] },
      'daprVcluster.presets[0] is not a map of keys. Give each item its keys: "- name: example".',
    ],
    [
      { presets: [{ name: 'a', quota: 'small' }] },
      /'daprVcluster\.presets\[0\]\.quota' .* got string, wanted object/,
    ],
    [
      { presets: [{ name: 'a', quota: { 'requests.cpu': '4 cores' } }] },
      /presets\[0\] \("a"\)\.quota\["requests\.cpu"\] is "4 cores", which is no quantity/,
    ],
    [
      { presets: [{ name: 'a', limitRange: { default: { memory: '1GB' } } }] },
      /presets\[0\] \("a"\)\.limitRange\.default\["memory"\] is "1GB", which is no quantity/,
    ],
    [
      { presets: [{ name: 'a', controlPlane: { limits: { cpu: true } } }] },
      /controlPlane\.limits\["cpu"\] is true, which is no quantity/,
    ],
  ])('does not start with %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
