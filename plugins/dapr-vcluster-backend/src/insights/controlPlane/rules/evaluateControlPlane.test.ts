import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { evaluateControlPlane } from './evaluateControlPlane';

const NOW = new Date('2026-11-21T00:00:00Z');
const known = <T>(value: T) => ({
  state: 'known' as const,
  value,
  observedAt: '',
});
const unknown = { state: 'unknown' as const, reason: 'not read' };
const certificate = (notAfter: string) =>
  known({ subject: 'O=cluster.local', notBefore: '', notAfter, source: 's' });

type Seen = Parameters<typeof evaluateControlPlane>[0];

const healthy: Seen = {
  host: { name: 'sandbox', title: 'Sandbox', readOnly: false },
  kubernetes: { version: 'v1.36.3', support: { state: 'supported' } },
  dapr: {
    state: 'installed',
    namespace: 'dapr-system',
    version: '1.18.3',
    support: 'supported',
    parts: [{ app: 'dapr-operator', state: 'ready' }],
  },
  vclusters: [],
  certificates: {
    root: certificate('2027-11-21T00:00:00Z'),
    issuer: certificate('2027-11-21T00:00:00Z'),
  },
  webhook: known({
    failurePolicy: 'Ignore',
    address: 'a',
    endpoints: known(1),
    caBundle: 'matches',
    selectors: [],
  }),
  capacity: { tenants: [] },
  syncer: {
    mode: 'off',
    state: 'off',
    namespace: 'dapr-system',
    tenants: [],
  },
  restart: known({ total: 0, items: [] }),
};
const evaluated = (changes: Partial<Seen>) =>
  evaluateControlPlane({ ...healthy, ...changes }, NOW).map(
    ({ ruleId, severity }) => `${ruleId} ${severity}`,
  );
const dapr = (changes: Partial<ControlPlane['dapr']>) => ({
  dapr: { ...healthy.dapr, ...changes },
});
const webhook = (changes: object) => ({
  webhook: known({
    ...(healthy.webhook as { value: object }).value,
    ...changes,
  }) as ControlPlane['webhook'],
});

describe('evaluateControlPlane', () => {
  it('has nothing against a healthy one, nor against what is unknown', () => {
    expect(evaluated({})).toEqual([]);
    expect(
      evaluated({
        ...dapr({ state: 'unknown', support: 'unknown', parts: [] }),
        kubernetes: { support: { state: 'unknown' } },
        certificates: { root: unknown, issuer: unknown },
        webhook: unknown,
        restart: unknown,
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Seen>, string[]]>([
    ['none', dapr({ state: 'missing' }), ['host/dapr-missing error']],
    ['leaky', dapr({ support: 'leaky' }), ['host/dapr-version error']],
    ['old', dapr({ support: 'unsupported' }), ['host/dapr-version warning']],
    [
      'parts',
      dapr({
        parts: [
          { app: 'dapr-operator', state: 'degraded' },
          { app: 'dapr-sentry', state: 'down' },
          { app: 'dapr-sidecar-injector', state: 'missing' },
          { app: 'dapr-scheduler-server', state: 'missing' },
        ],
      }),
      [
        'host/part-down error',
        'host/part-missing error',
        'host/part-degraded warning',
      ],
    ],
    [
      'no endpoint behind the webhook',
      webhook({ endpoints: known(0) }),
      ['host/webhook-no-endpoints error'],
    ],
    ['foreign CA', webhook({ caBundle: 'differs' }), ['host/webhook-ca error']],
    ['no CA', webhook({ caBundle: 'missing' }), ['host/webhook-ca error']],
    ['CA not known', webhook({ caBundle: 'unknown' }), []],
    [
      'selectors',
      webhook({ selectors: ['pods: a=b'] }),
      ['host/webhook-selectors warning'],
    ],
    [
      'certificates',
      {
        certificates: {
          root: certificate('2026-12-01T00:00:00Z'),
          issuer: certificate('2026-11-20T00:00:00Z'),
        },
      },
      ['host/certificate-expired error', 'host/certificate-expiring warning'],
    ],
    [
      'Kubernetes',
      {
        kubernetes: {
          version: 'v1.30.0',
          support: { state: 'end-of-life', endOfLife: '2025-06-28' },
        },
      },
      ['host/kubernetes-version warning'],
    ],
    [
      'old sidecars',
      { restart: known({ total: 2, items: [] }) },
      ['host/version-skew warning'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(evaluated(changes)).toEqual(expected);
  });

  it.each([
    [['1.17.2'], /^1 sidecar runs another version of Dapr .*plane\.$/],
    [['1.17.2', undefined], /plane, or one that their image does not name\.$/],
  ])('says of sidecars with %j what is known', (versions, title) => {
    const items = versions.map(version => ({ version }));
    const [finding] = evaluateControlPlane(
      {
        ...healthy,
        restart: known({ total: items.length, items: items as never }),
      },
      NOW,
    );
    expect(finding.title).toMatch(title);
  });

  it('says what a failure policy of Ignore means', () => {
    const [finding] = evaluateControlPlane(
      { ...healthy, ...webhook({ endpoints: known(0) }) },
      NOW,
    );
    expect(finding.title).toMatch(
      /start without a sidecar and nothing says so/,
    );
  });
});
