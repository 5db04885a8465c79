import { Finding, TenantSync } from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent } from '../../inventory/members';
import { ComponentItem } from '../../inventory/model/model';
import { Departed } from '../../inventory/TenantViews';
import {
  compare,
  copy,
  gone,
  item,
  known,
  NOW,
  OLD,
} from './__testUtils__/comparison';

describe('a tenant that the Component syncer serves', () => {
  const served = (
    changes: Partial<TenantSync> = {},
    findings: Finding[] = [],
  ) => ({
    ref: { host: 'h', namespace: 'vcluster-x', name: 'x' },
    sync: { state: 'served', ...changes } as TenantSync,
    findings,
  });
  const none: Departed = { goneAt: new Map(), since: OLD };
  const declaredItem = (
    said: object | string | undefined,
    { generation = 2, changedAt = OLD, scopes = [] as string[] } = {},
  ) =>
    item({
      namespace: 'shop',
      scopes,
      annotations:
        said === undefined
          ? {}
          : {
              'dapr-vcluster/sync-status':
                typeof said === 'string' ? said : JSON.stringify(said),
            },
      declared: { generation, changedAt, copyDigest: of => `copy for ${of}` },
    });
  const made = (fields: Partial<TenantComponent> = {}) =>
    copy({
      labels: {
        'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
      },
      digest: 'copy for x',
      ...fields,
    });
  const said = (state: string, more: object = {}) => ({
    state,
    observedGeneration: 2,
    time: OLD,
    findings: [],
    ...more,
  });
  const words = (
    virtual: ComponentItem,
    host: TenantComponent[],
    tenant = served(),
  ) =>
    compare(known(virtual), host, true, none, tenant).map(
      ({ synced: is, sync, findings }) =>
        [
          is,
          sync ? `${sync.state}${sync.outdated ? ' outdated' : ''}` : '-',
          ...findings.map(({ ruleId }) => ruleId),
        ].join(' '),
    );

  it('compares with the copy that the Component syncer makes, whose scopes may be narrower', () => {
    expect(words(declaredItem(said('synced')), [made()])).toEqual([
      'in-sync synced',
    ]);
    expect(
      words(declaredItem(said('synced')), [made({ scopes: ['cart'] })]),
    ).toEqual(['in-sync synced']);
    expect(
      words(declaredItem(said('synced'), { scopes: ['cart'] }), [
        made({ scopes: ['cart', 'evil'] }),
      ]),
    ).toEqual(['drifted synced component/drifted']);
    expect(
      words(declaredItem(said('synced'), { scopes: ['cart'] }), [made()]),
    ).toEqual(['drifted synced component/drifted']);
    expect(
      words(declaredItem(said('synced')), [made({ digest: 'other' })]),
    ).toEqual(['drifted synced component/drifted']);
  });

  const notRunning: Finding = {
    ruleId: 'syncer/not-running',
    severity: 'error',
    title: 't',
    evidence: [],
    fix: 'f',
  };

  it.each<[string, Departed, ReturnType<typeof served>, string[]]>([
    ['never seen', none, served(), ['component/not-synced']],
    ['deleted', gone(OLD), served(), ['component/copy-deleted']],
    [
      'deleted while nothing copies',
      gone(OLD),
      served({ state: 'not-running' }, [notRunning]),
      ['syncer/not-running', 'component/copy-deleted'],
    ],
  ])(
    'names the Component syncer, not that of the vcluster, for a copy that is %s',
    (_, departed, tenant, rules) => {
      const [{ findings }] = compare(
        known(declaredItem(said('synced'))),
        [],
        true,
        departed,
        tenant,
      );
      expect(findings.map(({ ruleId }) => ruleId)).toEqual(rules);
      expect(findings.at(-1)!.fix).toMatch(/^The Component syncer .*its log/);
      const [other] = compare(known(item()), [], true, departed);
      expect(other.findings[0].fix).not.toContain('Component syncer');
    },
  );

  it('does not believe a resource that says that it is synced', () => {
    expect(words(declaredItem(said('synced')), [])).toEqual([
      'missing synced component/not-synced',
    ]);
  });

  it.each<[string, object, string]>([
    ['refused', { reason: 'no' }, 'missing refused syncer/refused'],
    ['conflict', { reason: 'no' }, 'missing conflict syncer/conflict'],
    [
      'waiting',
      {
        findings: [
          {
            ruleId: 'sync/secret-missing',
            severity: 'error',
            title: 'Secret pw is not there',
            fix: 'Create it',
          },
        ],
      },
      'missing waiting syncer/waiting-for-secret',
    ],
    ['waiting', { reason: 'no app' }, 'missing waiting syncer/waiting'],
    ['failed', { reason: '503' }, 'missing failed syncer/failed'],
  ])('gives the reason of %s in place of a guess', (state, more, expected) => {
    expect(words(declaredItem(said(state, more)), [])).toEqual([expected]);
  });

  it('takes title, evidence and fix from what the Component syncer found', () => {
    const [{ findings, sync }] = compare(
      known(
        declaredItem(
          said('refused', {
            reason: 'keyPrefix leaks',
            findings: [
              {
                ruleId: 'G2',
                severity: 'error',
                title: 'keyPrefix leaks',
                fix: 'Set keyPrefix to "x"',
                field: 'spec.metadata[0].value',
              },
              { ruleId: 'G1', severity: 'warning', title: 'a', fix: 'b' },
              { ruleId: 'G3', severity: 'error', title: 'c', fix: 'd' },
            ],
          }),
        ),
      ),
      [],
      true,
      none,
      served(),
    );
    expect(sync).toEqual({
      state: 'refused',
      reason: 'keyPrefix leaks',
      outdated: false,
    });
    expect(findings).toEqual([
      {
        ruleId: 'syncer/refused',
        severity: 'error',
        title: 'The Component syncer refuses it: keyPrefix leaks.',
        field: 'spec.metadata[0].value',
        evidence: [
          { label: 'G2', value: 'keyPrefix leaks' },
          { label: 'G3', value: 'c. d' },
          { label: 'Source', value: 'annotation dapr-vcluster/sync-status' },
        ],
        fix: 'Set keyPrefix to "x"',
      },
    ]);
  });

  it('lags when nothing was said of a change for a while, and not before', () => {
    const late = new Date(NOW - 31_000).toISOString();
    const young = new Date(NOW - 29_000).toISOString();
    expect(words(declaredItem(undefined, { changedAt: late }), [])).toEqual([
      'missing - syncer/lagging',
    ]);
    expect(
      words(declaredItem(undefined, { changedAt: young }), [made()]),
    ).toEqual(['in-sync -']);
    const earlier = said('synced', { observedGeneration: 1 });
    expect(words(declaredItem(earlier, { changedAt: late }), [made()])).toEqual(
      ['in-sync synced outdated syncer/lagging'],
    );
    expect(
      words(declaredItem(earlier, { changedAt: young }), [made()]),
    ).toEqual(['in-sync synced outdated']);
  });

  it('does not lag where the Component syncer is known not to serve the tenant, or that is unknown', () => {
    expect(
      words(
        declaredItem(undefined),
        [],
        served({ state: 'not-running' }, [notRunning]),
      ),
    ).toEqual(['missing - syncer/not-running']);
    expect(
      words(declaredItem(undefined), [made()], served({ state: 'unknown' })),
    ).toEqual(['in-sync -']);
    expect(
      words(declaredItem(undefined), [], served({ state: 'not-reported' })),
    ).toEqual(['missing - component/not-synced']);
  });

  it.each(['{', '[]', '{"state":"fine"}', 'x'.repeat(70_000)])(
    'is unknown for a status that cannot be read: %.20s',
    text => {
      expect(words(declaredItem(text), [made()])).toEqual(['in-sync unknown']);
    },
  );

  it('says nothing where it does not serve the tenant at all', () => {
    expect(
      compare(known(declaredItem(said('refused'))), [], true, none, {
        ...served(),
        sync: undefined,
      } as never)[0],
    ).not.toHaveProperty('sync');
  });
});
