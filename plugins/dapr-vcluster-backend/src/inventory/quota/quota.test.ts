import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { projectPod } from '../projections/pod';
import { projectQuota } from '../projections/quota';
import { fullResources } from './roomLeft';
import { useOfPod } from './podResources';
import { readQuotaRefusal } from './quotaRefusal';

const NAMESPACE = 'vcluster-a';
const DEFAULTS = {
  limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '8Gi' },
  requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '3Gi' },
};

const pod = (name: string, daprd = true) =>
  projectPod({
    metadata: {
      name,
      namespace: NAMESPACE,
      annotations: { 'dapr.io/enabled': 'true' },
    },
    spec: {
      containers: [
        { name: 'app', resources: DEFAULTS },
        ...(daprd ? [{ name: 'daprd', resources: DEFAULTS }] : []),
      ],
    },
  })!;

const quota = (
  hard: Record<string, string>,
  used: Record<string, string> = {},
  namespace = NAMESPACE,
) =>
  projectQuota({
    metadata: { name: 'vc-a', namespace },
    spec: { hard },
    status: { hard, used },
  })!;

describe('fullResources', () => {
  const pods = [pod('a'), pod('b')];

  it('names what another pod with a sidecar does not fit into, with used and hard', () => {
    const hard = {
      'limits.ephemeral-storage': '160Gi',
      'limits.cpu': '20',
      'requests.cpu': '2',
      'count/pods': '20',
    };
    const used = {
      'limits.ephemeral-storage': '146Gi',
      'limits.cpu': '18',
      'requests.cpu': '1900m',
      'count/pods': '10',
    };
    expect(fullResources([quota(hard, used)], pods)).toEqual([
      {
        namespace: NAMESPACE,
        quota: 'vc-a',
        resource: 'limits.ephemeral-storage',
        used: '146Gi',
        hard: '160Gi',
      },
      expect.objectContaining({ resource: 'requests.cpu', used: '1900m' }),
    ]);
  });

  it.each([
    ['room for exactly one more', { cpu: '2' }, { cpu: '1800m' }, 0],
    ['not counted yet', { pods: '2' }, {}, 0],
    ['no pod more', { pods: '2' }, { pods: '2' }, 1],
    [
      'nothing about pods',
      { 'count/secrets': '1' },
      { 'count/secrets': '1' },
      0,
    ],
  ])('finds %s', (_, hard, used, found) => {
    const quotas = [quota(hard, used)].filter(Boolean);
    expect(fullResources(quotas, pods)).toHaveLength(found);
  });

  it.each([
    [{ scopes: ['NotTerminating'] }, 1],
    [{ scopes: ['BestEffort'] }, 0],
    [{ scopes: ['Terminating'] }, 0],
    // All pods with a sidecar state what they take.
    [{ scopes: ['NotTerminating', 'NotBestEffort'] }, 1],
    [{ scopes: ['NotTerminating', 'BestEffort'] }, 0],
    [{ scopes: ['CrossNamespacePodAffinity'] }, 0],
    [{ scopeSelector: {} }, 1],
    [
      {
        scopeSelector: {
          matchExpressions: [
            { scopeName: 'NotTerminating', operator: 'Exists' },
          ],
        },
      },
      1,
    ],
    [
      {
        scopeSelector: {
          matchExpressions: [{ scopeName: 'BestEffort', operator: 'Exists' }],
        },
      },
      0,
    ],
    [
      {
        scopeSelector: {
          matchExpressions: [
            { scopeName: 'PriorityClass', operator: 'In', values: ['high'] },
          ],
        },
      },
      0,
    ],
  ])('of a full quota of %j finds %s', (spec, found) => {
    const full = { pods: '1' };
    const scoped = projectQuota({
      metadata: { name: 'scoped', namespace: NAMESPACE },
      spec: { hard: full, ...spec },
      status: { hard: full, used: full },
    });
    const room = quota({ pods: '9' }, full);
    const quotas = [...(scoped ? [scoped] : []), room];
    expect(fullResources(quotas, pods)).toHaveLength(found);
  });

  it.each([
    ['states nothing', {}, 0],
    ['states storage only', { limits: { 'ephemeral-storage': '1Gi' } }, 0],
    ['states memory only', { requests: { memory: '1Mi' } }, 1],
  ])(
    'counts a quota of pods with resources only where no pod with a sidecar %s',
    (_, resources, found) => {
      const full = { pods: '1' };
      const sized = projectQuota({
        metadata: { name: 'sized', namespace: NAMESPACE },
        spec: { hard: full, scopes: ['NotBestEffort'] },
        status: { hard: full, used: full },
      } as KubeObject)!;
      const other = projectPod({
        metadata: { name: 'other', namespace: NAMESPACE },
        spec: { containers: [{ name: 'app', resources }, { name: 'daprd' }] },
      } as KubeObject)!;
      expect(fullResources([sized], [...pods, other])).toHaveLength(found);
      expect(fullResources([sized], [])).toEqual([]);
    },
  );

  it('counts only what is used up where no pod with a sidecar tells what one takes', () => {
    const lines = quota({ cpu: '2' }, { cpu: '1990m' });
    expect(fullResources([lines], [pod('bare', false)])).toEqual([]);
    expect(fullResources([lines], [])).toEqual([]);
    expect(fullResources([quota({ cpu: '2' }, { cpu: '2' })], [])).toHaveLength(
      1,
    );
  });

  it('tells the quotas of namespaces apart', () => {
    const other = quota({ cpu: '2' }, { cpu: '1900m' }, 'elsewhere');
    expect(fullResources([other], pods)).toEqual([]);
  });
});

describe('useOfPod', () => {
  it('adds containers and init containers that keep running, and takes the largest of the others with those before it', () => {
    const cpu = (amount: string, rest = {}) => ({
      ...rest,
      resources: { requests: { cpu: amount } },
    });
    expect(
      useOfPod({
        containers: [cpu('100m')],
        initContainers: [
          cpu('100m', { restartPolicy: 'Always' }),
          cpu('150m'),
          cpu('500m'),
        ],
      }),
    ).toEqual({ pods: 1, 'requests.cpu': 0.6 });
    expect(
      useOfPod({
        containers: [cpu('100m')],
        initContainers: [cpu('150m'), cpu('100m', { restartPolicy: 'Always' })],
      }),
    ).toEqual({ pods: 1, 'requests.cpu': 0.2 });
    expect(useOfPod({})).toEqual({ pods: 1 });
  });
});

describe('useOfPod, beyond its containers', () => {
  const containers = [{ resources: { requests: { cpu: '100m' } } }];

  it('takes what the pod as a whole has instead', () => {
    const resources = { requests: { cpu: '1' }, limits: { cpu: '2' } };
    expect(useOfPod({ containers, resources })).toEqual({
      pods: 1,
      'requests.cpu': 1,
      'limits.cpu': 2,
    });
  });

  it('adds what the RuntimeClass takes, to limits that are there', () => {
    const overhead = { cpu: '250m', memory: '120Mi' };
    expect(useOfPod({ containers, overhead })).toEqual({
      pods: 1,
      'requests.cpu': 0.35,
      'requests.memory': 120 * 2 ** 20,
    });
    const resources = { limits: { memory: '8Mi' } };
    expect(
      useOfPod({ containers: [{ resources }], overhead })['limits.memory'],
    ).toBe(128 * 2 ** 20);
  });
});

describe('readQuotaRefusal', () => {
  it('reads what kube-apiserver says', () => {
    expect(
      readQuotaRefusal(
        'Error syncing: pods "web-0-x-default-x-a" is forbidden: exceeded quota: vc-a, requested: limits.ephemeral-storage=16Gi,requests.cpu=200m, used: limits.ephemeral-storage=146Gi,requests.cpu=1900m, limited: limits.ephemeral-storage=160Gi,requests.cpu=2',
      ),
    ).toEqual({
      quota: 'vc-a',
      resources: [
        { resource: 'limits.ephemeral-storage', used: '146Gi', hard: '160Gi' },
        { resource: 'requests.cpu', used: '1900m', hard: '2' },
      ],
    });
    expect(
      readQuotaRefusal(
        'pods "a" is forbidden: failed quota: vc-a: must specify limits.cpu for: app',
      ),
    ).toEqual({
      quota: 'vc-a',
      resources: [],
      mustSpecify: 'limits.cpu for: app',
    });
    expect(readQuotaRefusal('connection refused')).toBeUndefined();
  });

  it.each([
    ['in JSON', '{"message":"pods \\"a\\" is forbidden: X"}'],
    ['in quotes', 'create object: "X"'],
    ['among others', 'Error syncing: [X, context canceled]'],
    ['in a sentence', 'Error syncing: X; retrying in 5s'],
    ['in brackets', 'Error (X)'],
    ['at its end', 'Error: X.'],
  ])('reads it %s', (__, text) => {
    const said =
      'exceeded quota: vc-a, requested: pods=1, used: pods=20, limited: pods=20';
    expect(readQuotaRefusal(text.replace('X', said))).toEqual({
      quota: 'vc-a',
      resources: [{ resource: 'pods', used: '20', hard: '20' }],
    });
  });
});
