import fc from 'fast-check';
import { checkTenantName, checkTenantNamespace } from './tenant-name';

describe('checkTenantName', () => {
  it.each(['a', 'team-a', 'a'.repeat(40)])('accepts %s', name => {
    expect(checkTenantName(name)).toBeUndefined();
  });

  it.each([
    ['', 'name is empty', 'team-a'],
    ['Team_A', 'lower-case letters', '"team-a"'],
    ['-team', 'both ends', '"team"'],
    ['___', 'lower-case letters', '"team-a"'],
    ['1st', 'starts with a digit', '"t1st"'],
    [
      'a'.repeat(41),
      "has 41 characters; a tenant's name has at most 40",
      'Shorten it by 1',
    ],
  ])('refuses "%s" and says how to repair it', (name, message, fix) => {
    const problem = checkTenantName(name);
    expect(problem?.message).toContain(message);
    expect(problem?.fix).toContain(fix);
  });

  it('refuses whatever Kubernetes would refuse as a Service name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 45 }), name => {
        const valid =
          /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 40;
        expect(checkTenantName(name) === undefined).toBe(valid);
      }),
    );
  });
});

describe('checkTenantNamespace', () => {
  it('allows 63 characters and a leading digit', () => {
    expect(checkTenantNamespace(`1${'a'.repeat(62)}`)).toBeUndefined();
    expect(checkTenantNamespace('a'.repeat(64))?.message).toContain(
      'at most 63',
    );
    expect(checkTenantNamespace('Kube')?.fix).toBe('Use "kube".');
  });

  it.each([
    'vcluster-37a8eec1-74032e2d',
    'vcluster-a7a8eec1-74032e2d',
    'vcluster-any-text-74032e2d',
    'vcluster-deadbeef',
    // Syncers compare nothing between the beginning and the end.
    'vclusterdeadbeef',
    'vcluster-shop74032e2d',
    'vclusters-74032e2d',
  ])(
    'rejects %s, which a vcluster could give to a virtual namespace',
    namespace => {
      const problem = checkTenantNamespace(namespace);
      expect(problem?.message).toContain(`"${namespace}"`);
      expect(problem?.message).toContain('8 hexadecimal digits');
      expect(problem?.fix).toMatch(/^Choose another name/);
    },
  );

  it.each([
    'vcluster-team-a',
    'vcluster-2026-11-29',
    'team-74032e2d',
    'vclusters-shop',
  ])('accepts %s', namespace => {
    expect(checkTenantNamespace(namespace)).toBeUndefined();
  });
});
