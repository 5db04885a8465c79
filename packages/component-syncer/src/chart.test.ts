import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import { policyProblem } from 'backstage-plugin-dapr-vcluster-common/rules';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from './program/config';

const CHART = join(__dirname, '../../../charts/component-syncer');
const read = (file: string) => readFileSync(join(CHART, file), 'utf8');

/** Helm on the path, or the one that the lab builds. */
function findHelm(): string | undefined {
  const lab = join(homedir(), '.cache/dapr-vcluster-portal/lab');
  const candidates = [
    ...(process.env.PATH ?? '')
      .split(delimiter)
      .map(path => ({ path, name: /^helm$/ })),
    { path: lab, name: /^helm-[0-9a-f]+$/ },
  ];
  for (const { path, name } of candidates) {
    try {
      const found = readdirSync(path).find(file => name.test(file));
      if (found) {
        return join(path, found);
      }
    } catch {
      // Not there.
    }
  }
  return undefined;
}

describe('the files of the chart', () => {
  it('has a schema for every value, which takes no other', () => {
    const schema = JSON.parse(read('values.schema.json'));
    const values = parse(read('values.yaml'));
    const known = Object.keys(schema.properties);
    expect(Object.keys(values).filter(key => !known.includes(key))).toEqual([]);
    expect(schema.additionalProperties).toBe(false);
    for (const key of ['limits', 'image', 'policy', 'networkPolicy']) {
      expect(Object.keys(schema.properties[key].properties)).toEqual(
        expect.arrayContaining(Object.keys(values[key])),
      );
      expect(schema.properties[key].additionalProperties).toBe(false);
    }
  });

  it('takes the rules that the program takes, and no others', () => {
    const { rules } = JSON.parse(read('values.schema.json')).properties.policy
      .properties;
    const known: string[] = rules.propertyNames.enum;
    expect(known).toContain('G9/actor-store');
    const problems = known.map(id => policyProblem({ rules: { [id]: 'off' } }));
    expect(problems.filter(Boolean)).toEqual([]);
    const described = readFileSync(
      join(__dirname, '../../../docs/guardrails.md'),
      'utf8',
    );
    const documented = [
      ...described.matchAll(/^\| `?(G\d+(?:\/[-a-z]+)?)`? /gm),
    ];
    expect(documented.length).toBeGreaterThan(10);
    expect(
      documented.map(([, id]) => id).filter(id => !known.includes(id)),
    ).toEqual([]);
  });

  it('names every kind of Dapr in its rights', () => {
    const rights = read('templates/rbac.yaml');
    for (const { plural } of Object.values(DAPR_KIND_TABLE)) {
      expect(rights).toContain(`      - ${plural}\n`);
      expect(rights).toContain(`      - ${plural}.dapr.io\n`);
    }
  });
});

const helm = findHelm();
const withHelm = helm ? describe : describe.skip;

withHelm('the chart', () => {
  const run = (...args: string[]) =>
    execFileSync(helm!, args, { encoding: 'utf8', stdio: 'pipe' });
  const template = (...args: string[]) =>
    parseAllDocuments(
      run(
        'template',
        'demo',
        CHART,
        '--namespace',
        'dapr-sync',
        '--kube-version',
        '1.31.0',
        ...args,
      ),
    )
      .map(document => document.toJS())
      .filter(Boolean);

  it('passes the linter of Helm', () => {
    expect(run('lint', CHART, '--strict')).toContain('0 chart(s) failed');
  });

  it('gives no right to Secrets but by a RoleBinding in each listed namespace', () => {
    const objects = template(
      '--set',
      'tenantNamespaces={vcluster-a,vcluster-b}',
    );
    const withSecrets = objects.filter(({ rules = [] }) =>
      rules.some(({ resources }: any) => resources.includes('secrets')),
    );
    expect(
      withSecrets.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ).toEqual(['ClusterRole demo-component-syncer-tenant']);
    const bound = objects.filter(
      ({ roleRef }) => roleRef?.name === 'demo-component-syncer-tenant',
    );
    expect(
      bound.map(({ kind, metadata }) => `${kind} ${metadata.namespace}`),
    ).toEqual(['RoleBinding vcluster-a', 'RoleBinding vcluster-b']);
  });

  it('runs without privileges, on a file system that cannot be written', () => {
    const { spec } = template().find(({ kind }) => kind === 'Deployment');
    const pod = spec.template.spec;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('takes what is usual for pods', () => {
    const { spec } = template(
      '--set',
      'resources.limits.cpu=2,resources.limits.memory=1Gi',
      '--set',
      'tolerations[0].key=infra,tolerations[0].operator=Exists',
      '--set',
      'nodeSelector.pool=system,imagePullSecrets[0].name=pull',
      '--set',
      'image.tag=1.2.3,priorityClassName=system-cluster-critical',
    ).find(({ kind }) => kind === 'Deployment');
    expect(spec.template.spec).toMatchObject({
      nodeSelector: { pool: 'system' },
      tolerations: [{ key: 'infra', operator: 'Exists' }],
      imagePullSecrets: [{ name: 'pull' }],
      priorityClassName: 'system-cluster-critical',
      containers: [
        {
          image: 'dapr-vcluster-component-syncer:1.2.3',
          resources: { limits: { cpu: 2, memory: '1Gi' } },
        },
      ],
    });
  });

  it('lets in what reads its metrics alone, and out to DNS and API servers alone', () => {
    const { spec } = template(
      '--set',
      'networkPolicy.metricsFrom.team=monitoring',
    ).find(({ kind }) => kind === 'NetworkPolicy');
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toEqual([
      {
        ports: [{ port: 8080, protocol: 'TCP' }],
        from: [{ namespaceSelector: { matchLabels: { team: 'monitoring' } } }],
      },
    ]);
    expect(
      spec.egress.flatMap(({ ports }: any) =>
        ports.map(({ port }: any) => port),
      ),
    ).toEqual([53, 53, 443, 6443, 8443]);
  });

  it('has no right to write but to Dapr resources and its Leases, and none to all kinds', () => {
    const rules = template('--set', 'tenantNamespaces={vcluster-a}')
      .filter(({ kind }) => ['Role', 'ClusterRole'].includes(kind))
      .flatMap(({ rules: each }) => each);
    const writes = rules.filter(({ verbs }) =>
      verbs.some((verb: string) => !['get', 'list', 'watch'].includes(verb)),
    );
    expect(writes.map(({ apiGroups }) => apiGroups[0]).sort()).toEqual([
      'coordination.k8s.io',
      'dapr.io',
    ]);
    expect(JSON.stringify(rules)).not.toContain('*');
  });

  it('keeps its Leases where every other syncer of the host has them', () => {
    const places = (...args: string[]) => {
      const objects = template(...args);
      const { spec } = objects.find(({ kind }) => kind === 'Deployment');
      const role = objects.find(({ kind }) => kind === 'Role');
      return [
        role.metadata.namespace,
        spec.template.spec.containers[0].env[0].value,
      ];
    };
    expect(places()).toEqual(['dapr-system', 'dapr-system']);
    expect(places('--set', 'leases.namespace=other')).toEqual([
      'other',
      'other',
    ]);
    expect(places('--set', 'leases.namespace=')).toEqual([
      'dapr-sync',
      'dapr-sync',
    ]);
  });

  it('has a disruption budget for several replicas only', () => {
    const kinds = (...args: string[]) =>
      template(...args).map(({ kind }) => kind);
    expect(kinds()).toContain('PodDisruptionBudget');
    expect(kinds('--set', 'replicas=1')).not.toContain('PodDisruptionBudget');
    expect(kinds()).toContain('NetworkPolicy');
  });

  it('reads the policy of a ConfigMap through the API, with the right to that one alone', () => {
    const objects = template('--set', 'policyConfigMap=dapr-policy');
    const { data } = objects.find(({ kind }) => kind === 'ConfigMap');
    expect(parse(data['config.yaml'])).toMatchObject({
      policyConfigMap: 'dapr-policy',
    });
    expect(parse(data['config.yaml'])).not.toHaveProperty('policyFile');
    const rules = objects
      .filter(({ kind }) => ['Role', 'ClusterRole'].includes(kind))
      .flatMap(({ rules: each }) => each)
      .filter(({ resources }) => resources.includes('configmaps'));
    expect(rules).toEqual([
      {
        apiGroups: [''],
        resources: ['configmaps'],
        resourceNames: ['dapr-policy'],
        verbs: ['get'],
      },
    ]);
  });

  it.each([
    'replicas=0',
    'policyConfigMap=Not_A_Name',
    'namespaceScoping=some',
    'colour=red',
    'policy.rules.G1=loud',
    'policy.rules.G99=error',
    'replica=3',
    'replicas=two',
    'replicas=21',
    'host=Not_A_Name',
    'image.tags=1',
    'image.pullPolicy=Sometimes',
    'image.repository=',
    'leases.nameSpace=x',
    'limits.maxObject=5',
    'limits.changesPerSecond=0',
    'limits.maxCharacters=1.5',
    'resources.limit.memory=1Gi',
    'resources.limits.memori=1Gi',
    'networkPolicy.enable=false',
    'networkPolicy.metricsFrom=monitoring',
    'podDisruptionBudget.minAvailable=1',
    'policy.allowedBackend=redis:6379',
    'tenantNamespaces={a,a}',
    'tenantNamespaces={Team_A}',
    'tolerations[0].efect=NoSchedule',
    'imagePullSecrets[0].nam=x',
    'affinity.nodeAfinity.x=y',
  ])('refuses %s', value => {
    expect(() => template('--set', value)).toThrow(/schema/);
  });

  it('writes a configuration that the program takes', () => {
    const { data } = template().find(({ kind }) => kind === 'ConfigMap');
    const directory = mkdtempSync(join(tmpdir(), 'chart-'));
    const file = join(directory, 'config.yaml');
    writeFileSync(file, data['config.yaml']);
    const config = readConfig(file, {
      SYNCER_NAMESPACE: 'dapr-sync',
      HOSTNAME: 'demo-component-syncer-5d4-x',
    });
    rmSync(directory, { recursive: true });
    expect(config).toMatchObject({
      group: 'dapr-sync-demo',
      maxObjects: 1_000,
      policyFile: '/etc/component-syncer/policy.yaml',
    });
    expect(parse(data['policy.yaml'])).toEqual({ rules: {} });
  });
});
