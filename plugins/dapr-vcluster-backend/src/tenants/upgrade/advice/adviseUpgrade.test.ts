import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chartValues,
  hasFindingPage,
  JsonRecord,
} from 'backstage-plugin-dapr-vcluster-common';
import fc from 'fast-check';
import { adviseUpgrade, UpgradeFacts } from './adviseUpgrade';
import { BEHAVIOUR_CHANGES } from './behaviourChanges';

const DOCS = join(__dirname, '../../../../../../docs');
const HOST = 'v1.36.2';
const NOW = new Date('2026-11-30T12:00:00Z');
const values = chartValues('oss-hostmanaged', {});

function advise(
  from: string,
  to: string,
  more: Partial<UpgradeFacts> & {
    before?: JsonRecord;
    after?: JsonRecord;
  } = {},
) {
  const { before = values, after = before, ...rest } = more;
  return adviseUpgrade({
    from,
    to,
    profile: 'oss-hostmanaged',
    values: { before, after },
    kubernetes: { host: HOST, from: '1.36', to: '1.36' },
    now: NOW,
    ...rest,
  });
}

const rulesOf = ({ findings }: ReturnType<typeof advise>) =>
  findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);

it('has nothing against the next minor version of the same profile', () => {
  expect(advise('0.36.1', '0.37.2')).toEqual({
    findings: [],
    support: {
      from: {
        state: 'security-only',
        endOfLife: '2027-01-22',
        asOf: '2026-11-29',
      },
      to: { state: 'supported', endOfLife: '2027-03-01', asOf: '2026-11-29' },
    },
    kubernetes: { host: HOST, from: '1.36', to: '1.36' },
  });
});

it('refuses what is older, also by a patch', () => {
  expect(rulesOf(advise('0.37.2', '0.37.1'))).toEqual([
    'error upgrade/downgrade',
  ]);
  expect(rulesOf(advise('0.37.2', '0.37.2'))).toEqual([]);
});

it('says that the profile of synced namespaces ends with 0.25', () => {
  const synced = chartValues('oss-multins', {});
  const advice = advise('0.25.2', '0.26.5', {
    profile: 'oss-multins',
    before: synced,
  });
  expect(rulesOf(advice)).toEqual(
    expect.arrayContaining(['error upgrade/profile']),
  );
  expect(advice.findings.map(({ title }) => title).join('\n')).toContain(
    'Profile oss-multins ends with vcluster 0.25',
  );
  // The schema of the chart says which settings must go.
  expect(
    advice.findings.filter(({ ruleId }) => /^vcluster\//.test(ruleId)),
  ).not.toEqual([]);
});

it('names the settings that the newer chart does not have, by its own schema', () => {
  const before = {
    ...values,
    policies: {
      networkPolicy: {
        enabled: true,
        outgoingConnections: { platform: false },
      },
    },
  };
  const old = advise('0.29.0', '0.30.0', { before });
  expect(rulesOf(old)).not.toContain('error vcluster/removed');
  const { findings } = advise('0.30.0', '0.31.0', { before });
  expect(
    findings.find(
      ({ field }) => field === 'policies.networkPolicy.outgoingConnections',
    ),
  ).toMatchObject({
    severity: 'error',
    fix: expect.stringContaining('workload.publicEgress'),
  });
});

it('refuses settings that cannot be changed of a vcluster that is there', () => {
  const after = {
    ...values,
    controlPlane: {
      backingStore: { etcd: { deploy: { enabled: true } } },
      statefulSet: {
        image: { repository: 'loft-sh/vcluster-oss' },
        persistence: { volumeClaim: { size: '20Gi' } },
      },
    },
  };
  const { findings } = advise('0.36.1', '0.37.2', { after });
  expect(
    findings
      .filter(({ ruleId }) => ruleId === 'upgrade/fixed-setting')
      .map(({ field, severity }) => [field, severity]),
  ).toEqual([
    ['controlPlane.backingStore', 'error'],
    ['controlPlane.statefulSet.persistence', 'error'],
  ]);
});

it('warns of skipped versions, of vcluster and of Kubernetes', () => {
  const advice = advise('0.33.1', '0.37.2', {
    kubernetes: { host: HOST, from: '1.34', to: '1.36' },
  });
  expect(rulesOf(advice)).toEqual([
    'warning upgrade/skipped-minors',
    'warning upgrade/kubernetes-jump',
  ]);
  expect(advice.findings[0].title).toContain('0.34, 0.35, 0.36');
});

it('refuses to take Kubernetes back', () => {
  const kubernetes = { host: HOST, from: 'v1.36.0', to: 'v1.35.2' };
  expect(rulesOf(advise('0.36.1', '0.37.2', { kubernetes }))).toEqual([
    'error upgrade/kubernetes-downgrade',
  ]);
});

it('says when host and vcluster do not fit together, and nothing where a version is not known', () => {
  const known = { host: 'v1.35.0', from: '1.33', to: '1.33' };
  expect(rulesOf(advise('0.27.0', '0.28.0', { kubernetes: known }))).toContain(
    'warning G13/kubernetes-skew',
  );
  const { findings, kubernetes } = advise('0.36.1', '0.37.2', {
    kubernetes: {},
  });
  expect([findings, kubernetes]).toEqual([[], {}]);
});

it('says what is past its end of life, and what is not known', () => {
  expect(rulesOf(advise('0.33.0', '0.34.0'))).toContain(
    'warning upgrade/end-of-life',
  );
  expect(rulesOf(advise('0.37.2', '0.38.0'))).toContain(
    'info upgrade/unknown-line',
  );
});

it('tells changes of behaviour where they concern the values', () => {
  const etcd = {
    ...values,
    controlPlane: { backingStore: { etcd: { deploy: { enabled: true } } } },
  };
  expect(rulesOf(advise('0.28.0', '0.29.1', { before: etcd }))).toContain(
    'warning upgrade/etcd-3.6',
  );
  expect(rulesOf(advise('0.28.0', '0.29.1'))).not.toContain(
    'warning upgrade/etcd-3.6',
  );
  const k3s = { controlPlane: { distro: { k3s: { enabled: true } } } };
  expect(rulesOf(advise('0.32.0', '0.33.0', { before: k3s }))).toContain(
    'error upgrade/k3s-removed',
  );
});

it('takes a release candidate for what its release does, and nothing for a build without a version', () => {
  const k3s = { controlPlane: { distro: { k3s: { enabled: true } } } };
  expect(rulesOf(advise('0.32.3', '0.33.0-rc.1', { before: k3s }))).toContain(
    'error upgrade/k3s-removed',
  );
  expect(rulesOf(advise('0.30.0-rc.1', '0.30.1'))).toEqual([
    'warning upgrade/end-of-life',
  ]);
  expect(rulesOf(advise('0.0.1', '0.37.2'))).toEqual([]);
  const kubernetes = { host: HOST, from: 'v0.0.0-master', to: '1.36' };
  expect(rulesOf(advise('0.36.1', '0.37.2', { kubernetes }))).toEqual([]);
});

it('knows no profile for a next major version', () => {
  const { findings } = advise('0.37.2', '1.0.0');
  expect(findings[0]).toMatchObject({
    title:
      'Profile oss-hostmanaged is not known to work with vcluster 1.0 and newer',
    fix: 'Choose a version from 0.26 on that is older than 1.0',
  });
});

it('finds a change in exactly the upgrades that cross it', () => {
  const version = fc
    .tuple(fc.integer({ min: 20, max: 37 }), fc.integer({ min: 0, max: 9 }))
    .map(([minor, patch]) => ({ minor, text: `0.${minor}.${patch}` }));
  fc.assert(
    fc.property(version, version, (from, to) => {
      const found = advise(from.text, to.text).findings.map(
        ({ ruleId }) => ruleId,
      );
      for (const { since, id, concerns } of BEHAVIOUR_CHANGES) {
        const minor = Number(since.split('.')[1]);
        const crosses = from.minor < minor && to.minor >= minor;
        expect(found.includes(`upgrade/${id}`)).toBe(
          crosses && (!concerns || concerns(values)),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it.each([...BEHAVIOUR_CHANGES])('$id has a source', ({ source, since }) => {
  expect(source).toMatch(/^https:\/\//);
  expect(since).toMatch(/^0\.\d+\.\d+$/);
});

describe('pages of the rules of upgrades', () => {
  const sources = ['adviseUpgrade.ts', 'fixedSettings.ts']
    .map(file => readFileSync(join(__dirname, file), 'utf8'))
    .join('');
  const rules = [
    ...[...sources.matchAll(/ruleId: '(upgrade\/[^']+)'/g)].map(([, id]) => id),
    ...BEHAVIOUR_CHANGES.map(({ id }) => `upgrade/${id}`),
  ];

  it('are there for each of them, and for no other one', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(id => !hasFindingPage(id))).toEqual([]);
    const pages = readdirSync(join(DOCS, 'findings/upgrade'));
    expect([...new Set(rules)].sort()).toEqual(
      pages.map(page => `upgrade/${page.replace(/\.md$/, '')}`).sort(),
    );
  });
});
