import { evaluateRequester } from './allow-list';

const syncer = (namespace: string, name = 'vc-team-a') => ({
  username: `system:serviceaccount:${namespace}:${name}`,
  groups: ['system:serviceaccounts', 'system:authenticated'],
});
const v118 = (serviceAccounts: string, prefixNames?: string) => ({
  daprVersion: '1.18.3',
  serviceAccounts,
  prefixNames,
});
const v117 = (prefixNames: string, serviceAccounts?: string) => ({
  daprVersion: '1.17.13',
  serviceAccounts,
  prefixNames,
});

describe('evaluateRequester', () => {
  describe('whatever the version', () => {
    it.each(['1.10.4', '1.14.5', '1.18.3'])(
      'allows system:masters and the cluster’s own controllers in %s',
      daprVersion => {
        expect(
          evaluateRequester(
            { daprVersion },
            { username: 'admin', groups: ['system:masters'] },
          ).allowed,
        ).toBe(true);
        expect(
          evaluateRequester(
            { daprVersion },
            syncer('kube-system', 'replicaset-controller'),
          ).allowed,
        ).toBe(true);
      },
    );

    it('refuses people', () => {
      expect(
        evaluateRequester(v118('*:*'), { username: 'jane', groups: [] }),
      ).toMatchObject({
        allowed: false,
        reason: '"jane" is not a service account',
      });
    });

    it('names a version that is none', () => {
      expect(() =>
        evaluateRequester({ daprVersion: 'edge' }, syncer('a')),
      ).toThrow('Dapr version "edge" is not a version');
    });
  });

  describe('1.18: globs', () => {
    it.each([
      ['vcluster-*:vc-*', 'vcluster-team-a', true],
      ['vcluster-*:vc-*', 'tenants-shop', false],
      ['vcluster-*:vc-*, tenants-*:vc-*', 'tenants-shop', true],
      ['vcluster-team-[ab]:vc-*', 'vcluster-team-c', false],
      ['vcluster-team-?:vc-*', 'vcluster-team-c', true],
      ['*:*', 'anything', true],
      ['', 'vcluster-team-a', false],
    ])('%s for namespace %s: %s', (list, namespace, allowed) => {
      expect(evaluateRequester(v118(list), syncer(namespace)).allowed).toBe(
        allowed,
      );
    });

    it('says which entry allowed, and merges the deprecated list', () => {
      expect(
        evaluateRequester(
          v118('a:b', 'tenants-*:vc-*'),
          syncer('tenants-shop'),
        ),
      ).toEqual({
        allowed: true,
        reason: 'tenants-shop:vc-team-a is allowed by "tenants-*:vc-*"',
        entries: ['tenants-*:vc-*'],
      });
    });

    it.each([
      ['vcluster-*', 'must be one pair'],
      ['a:b:c', 'must be one pair'],
      [':', 'names neither'],
      ['vcluster-[:vc-*', 'cannot be read'],
    ])('an entry %s stops the injector: %s', (entry, cause) => {
      expect(() =>
        evaluateRequester(
          v118(`vcluster-*:vc-*,${entry}`),
          syncer('vcluster-a'),
        ),
      ).toThrow(cause);
    });
  });

  describe('1.11 to 1.17: prefixes', () => {
    it('matches both halves by prefix', () => {
      const list = v117('vcluster-*:vc-*');
      expect(evaluateRequester(list, syncer('vcluster-team-a')).allowed).toBe(
        true,
      );
      expect(evaluateRequester(list, syncer('vcluster-a', 'x')).allowed).toBe(
        false,
      );
    });

    it('lets the shortest fitting namespace prefix decide alone', () => {
      const list = v117('vc*:other,vcluster-*:vc-*,vcluster-team-a:vc-*');
      expect(evaluateRequester(list, syncer('vcluster-team-a'))).toEqual({
        allowed: false,
        reason:
          'vcluster-team-a:vc-team-a is decided by "vc*:other" alone, which does not name it',
        entries: ['vc*:other'],
      });
    });

    it('joins entries of the same namespace prefix', () => {
      const list = v117('vcluster-*:other,vcluster-*:vc-*');
      expect(evaluateRequester(list, syncer('vcluster-a')).allowed).toBe(true);
    });

    it('takes no glob but a trailing star, and protects system namespaces', () => {
      expect(() =>
        evaluateRequester(v117('vc*r:vc-*'), syncer('vcluster-a')),
      ).toThrow('at the end of a half');
      expect(() => evaluateRequester(v117('*:*'), syncer('a'))).toThrow(
        'everybody',
      );
      expect(() => evaluateRequester(v117('kube-*:a'), syncer('a'))).toThrow(
        'may not open',
      );
      expect(() =>
        evaluateRequester(v117('dapr-system:a'), syncer('a')),
      ).toThrow('may not open');
    });

    it('takes exact accounts literally, as known when the injector started', () => {
      expect(
        evaluateRequester(v117('', 'tenants-shop:vc-shop'), {
          username: 'system:serviceaccount:tenants-shop:vc-shop',
        }),
      ).toMatchObject({ allowed: true, resolvedAtStart: true });
      expect(
        evaluateRequester(v117('', 'tenants-*:vc-*'), syncer('tenants-shop'))
          .allowed,
      ).toBe(false);
    });
  });

  it('1.10 and older ignore the prefix list', () => {
    expect(
      evaluateRequester(
        { daprVersion: '1.10.4', prefixNames: 'vcluster-*:vc-*' },
        syncer('vcluster-team-a'),
      ).allowed,
    ).toBe(false);
  });
});
