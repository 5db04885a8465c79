import { ComponentCatalogue } from '../components';
import { loadComponentCatalogue } from '../components/catalogue/load';
import { checkFiles } from './checkFiles';
import { applyFixes } from './fix/applyFixes';
import { toSarif } from './sarif';
import { FileCheckContext } from './types';

const context: FileCheckContext = { tenant: { name: 'team-a' } };

const store = (change = '') => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec:
  type: state.redis
  version: v1
  ignoreErrors: false
  metadata:
    - { name: redisHost, value: "redis-master:6379" }
    - { name: keyPrefix, value: team-a }
${change}scopes: [app]
`;

const app = (annotations: Record<string, unknown>, image = 'app:1') =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app' },
    spec: {
      template: {
        metadata: {
          annotations: {
            'dapr.io/enabled': 'true',
            'dapr.io/app-id': 'app',
            'dapr.io/disable-builtin-k8s-secret-store': 'true',
            'dapr.io/sidecar-cpu-request': '1',
            'dapr.io/sidecar-cpu-limit': '1',
            'dapr.io/sidecar-memory-request': '1Mi',
            'dapr.io/sidecar-memory-limit': '1Mi',
            ...annotations,
          },
        },
        spec: { containers: [{ name: 'app', image }] },
      },
    },
  });

const dapr = (kind: string, spec: object, more: object = {}) =>
  JSON.stringify({
    apiVersion: 'dapr.io/v1alpha1',
    kind,
    metadata: { name: 'one' },
    spec,
    ...(kind !== 'Configuration' && { scopes: ['app'] }),
    ...more,
  });
const subscription = (spec: object) =>
  dapr(
    'Subscription',
    { pubsubname: 'bus', topic: 't', routes: { default: '/t' }, ...spec },
    { apiVersion: 'dapr.io/v2alpha1' },
  );
const closed = { accessControl: { defaultAction: 'deny' } };
const resiliency = (targets: object) =>
  dapr('Resiliency', { policies: { timeouts: { short: '5s' } }, targets });
const values = (more = '') =>
  `networking: { advanced: { fallbackHostCluster: true } }\nsync: { toHost: { secrets: { all: true } } }\n${more}`;

describe('checkFiles', () => {
  let catalogue: ComponentCatalogue;
  beforeAll(async () => {
    catalogue = await loadComponentCatalogue();
  });
  const check = (text: string | string[], around = context) =>
    checkFiles(
      [text].flat().map((each, at) => ({ path: `${at}.yaml`, text: each })),
      around,
      catalogue,
    );
  const rules = (text: string | string[], around = context) =>
    check(text, around).map(f => `${f.line}:${f.ruleId}:${f.field}`);
  const annotation = (name: string) =>
    `spec.template.metadata.annotations["dapr.io/${name}"]`;

  it.each([
    ['a Component', store()],
    ['an app', app({})],
    ['values', values()],
    ['other objects', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n'],
    ['a Resiliency', resiliency({ apps: { app: { timeout: 'short' } } })],
    [
      'a Configuration',
      dapr('Configuration', { ...closed, tracing: { samplingRate: '1' } }),
    ],
    [
      'an HTTPEndpoint',
      dapr('HTTPEndpoint', { baseUrl: 'https://example.com' }),
    ],
    ['nothing', '---\n---\n# only a comment\n'],
  ])('has nothing to say about %s in order', (_, text) => {
    expect(rules(text)).toEqual([]);
  });

  it.each([
    ['broken YAML', 'a: [1', '1:yaml/syntax:undefined'],
    ['a tab', 'a:\n\tb: 1', '2:yaml/syntax:undefined'],
    [
      'a key twice',
      store('  version: v1\n'),
      '11:yaml/duplicate-key:undefined',
    ],
    ['a list', '- 1', '1:yaml/object:undefined'],
    ['a map of something else', 'a: 1', '1:yaml/object:undefined'],
    ['an unknown alias', 'kind: *nothing', '1:yaml/aliases:undefined'],
    [
      'a zero-width space',
      store().replace('redisHost', 'redis\u200bHost'),
      '9:yaml/unicode:undefined',
    ],
    ['too much', 'a: 1\n'.repeat(300_000), '1:yaml/size:undefined'],
    ['too many documents', '---\na: 1\n'.repeat(101), '1:yaml/size:undefined'],
    [
      'deep nesting',
      `a: ${'['.repeat(150)}${']'.repeat(150)}`,
      '1:yaml/size:undefined',
    ],
    ['very deep nesting', '['.repeat(50_000), '1:yaml/size:undefined'],
    ['deep blocks', `a:\n${'- '.repeat(150)}x`, '2:yaml/size:undefined'],
    [
      'scopes below spec',
      store().replace('scopes: [app]', '  scopes: [app]'),
      '11:shape/unknown:spec.scopes',
    ],
    [
      'no version',
      store().replace('  version: v1\n', ''),
      '4:shape/required:spec.version',
    ],
    [
      'a scope that is no text',
      store().replace('[app]', '[7]'),
      '11:shape/type:scopes[0]',
    ],
  ])('reports %s', (_, text, expected) => {
    expect(rules(text)).toContain(expected);
  });

  it('refuses an alias bomb', () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
        : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
    );
    expect(rules(levels.join('\n'))).toEqual(['1:yaml/aliases:undefined']);
  });

  it.each([
    ['enabled', true, 'G12/enabled'],
    ['enabled', 'yes', 'G12/enabled'],
    ['app-id', undefined, 'G12/app-id'],
    ['app-id', 'Bad_Id', 'G12/app-id'],
    ['app-port', 8080, 'G12/annotation'],
    ['app-prot', '80', 'G12/annotation'],
    ['disable-builtin-k8s-secret-store', 'false', 'G12/secret-store'],
    ['sidecar-cpu-limit', 'much', 'G12/resources'],
    ['sidecar-image', 'mine:1', 'G12/sidecar-image'],
    ['sidecar-listen-addresses', '0.0.0.0', 'G12/listen-addresses'],
    ['config', 'absent', 'G11/unverified'],
  ])('judges the annotation %s: %p', (name, value, rule) => {
    expect(rules(app({ [`dapr.io/${name}`]: value }))).toEqual([
      `1:${rule}:${annotation(name)}`,
    ]);
  });

  it('accepts open addresses behind a token', () => {
    const open = { 'dapr.io/sidecar-listen-addresses': '0.0.0.0' };
    expect(
      rules(app({ ...open, 'dapr.io/api-token-secret': 'token' })),
    ).toEqual([]);
  });

  it('looks for the Configuration among the files and what is known', () => {
    const text = app({ 'dapr.io/config': 'one' });
    const around = { ...context, configurations: new Set<string>() };
    expect(rules(text, around)).toEqual([`1:G11:${annotation('config')}`]);
    expect(rules([text, dapr('Configuration', closed)], around)).toEqual([]);
    expect(
      rules(text, { ...context, configurations: new Set(['one']) }),
    ).toEqual([]);
  });

  it.each(['app', 'app:latest', 'host:5000/app'])(
    'warns about the image %s',
    image => {
      expect(check(app({}, image))).toMatchObject([
        { ruleId: 'G12/image', severity: 'warning' },
      ]);
    },
  );

  it('sees annotations where the injector does not look', () => {
    const text = JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'x', annotations: { 'dapr.io/enabled': 'true' } },
      spec: { template: {} },
    });
    expect(rules(text)).toEqual([
      '1:G12/place:metadata.annotations["dapr.io/enabled"]',
    ]);
  });

  it('sees a Service that takes the name of the backend', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: redis-master}\n';
    expect(check([store(), service])).toMatchObject([
      { ruleId: 'G10/captured-host', severity: 'warning', line: 9 },
    ]);
  });

  it('sees two Dapr Components of one name', () => {
    expect(rules([store(), store()])).toEqual([
      '3:G9:metadata.name',
      '3:G9:metadata.name',
    ]);
  });

  it.each([
    [subscription({ topic: undefined }), 'shape/required:spec.topic'],
    [subscription({ routes: {} }), 'shape/value:spec.routes'],
    [
      subscription({ routes: { default: 't' } }),
      'shape/value:spec.routes.default',
    ],
    [subscription({}), 'subscription/pubsub:spec.pubsubname'],
    [
      resiliency({ apps: { app: { timeout: 'long' } } }),
      'resiliency/policy:spec.targets.apps.app.timeout',
    ],
    [
      resiliency({ components: { s: { outbound: { retry: 'x' } } } }),
      'resiliency/policy:spec.targets.components.s.outbound.retry',
    ],
    [
      dapr('Resiliency', {
        policies: { timeouts: { a: 'soon' } },
        targets: {},
      }),
      'shape/value:spec.policies.timeouts.a',
    ],
    [dapr('Resiliency', {}), 'shape/required:spec.policies'],
    [
      dapr('Configuration', { tracing: { samplingRate: 1 } }),
      'shape/type:spec.tracing.samplingRate',
    ],
    [
      dapr('Configuration', { tracing: { samplingRate: '7' } }),
      'shape/value:spec.tracing.samplingRate',
    ],
    [
      dapr('Configuration', { accesControl: {} }),
      'shape/unknown:spec.accesControl',
    ],
    [
      dapr('Configuration', { accessControl: { defaultAction: 'no' } }),
      'shape/value:spec.accessControl.defaultAction',
    ],
    [dapr('HTTPEndpoint', { baseUrl: 'ftp://x' }), 'shape/value:spec.baseUrl'],
    [
      dapr('HTTPEndpoint', { baseUrl: 'http://169.254.169.254/x' }),
      'G10:spec.baseUrl',
    ],
    [
      dapr('HTTPEndpoint', { baseUrl: 'http://a' }, { scopes: [] }),
      'G1:scopes',
    ],
    [
      values('experimental: { genericSync: {} }'),
      'vcluster/removed:experimental.genericSync',
    ],
    [
      values('experimental: { multiNamespaceMode: { enabled: true } }'),
      'vcluster/removed:experimental.multiNamespaceMode',
    ],
    [
      values(
        'experimental: { deploy: { vcluster: { helm: [{ chart: { name: dapr } }] } } }',
      ),
      'G14:experimental.deploy.vcluster.helm[0]',
    ],
    [values('syncer: {}'), 'vcluster/legacy:syncer'],
    [
      'controlPlane: {}',
      'vcluster/host-dns:networking.advanced.fallbackHostCluster',
    ],
    ['controlPlane: {}', 'vcluster/secrets-sync:sync.toHost.secrets.all'],
    [
      'sync: { toHost: { customResources: { a.b: { enabled: true } } } }',
      'vcluster/licence:sync.toHost.customResources',
    ],
  ])('judges %s', (text, expected) => {
    expect(rules(text).map(each => each.replace(/^\d+:/, ''))).toContain(
      expected,
    );
  });

  it('never repeats a secret', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer hunter2' }];
    const found = check([
      store('    - { name: redisPassword, value: hunter2 }\n'),
      store('    - { name: redisMaxRetries, value: "redis://u:hunter2@h" }\n'),
      dapr('HTTPEndpoint', {
        baseUrl: 'https://u:hunter2@example.com',
        headers,
      }),
      dapr('Configuration', {
        tracing: { otel: { headers, hunter: 'hunter2' } },
      }),
      'password: "hunter2\n  : x',
    ]);
    expect(found.filter(({ ruleId }) => ruleId === 'G3')).toHaveLength(5);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('takes severities and backends from the policy', () => {
    const policy = {
      rules: { G12: 'info', 'G12/image': 'off', G2: 'warning' } as const,
      allowedBackends: ['redis.{tenant}.svc:6379'],
    };
    const around = { ...context, policy };
    const bad = store().replace('value: team-a', 'value: none');
    expect(
      check([bad, app({ 'dapr.io/enabled': 'yes' }, 'x')], around).map(
        ({ ruleId, severity }) => `${ruleId} ${severity}`,
      ),
    ).toEqual(['G10/backend error', 'G2 warning', 'G12/enabled info']);
    const listed = store().replace('redis-master', 'redis.team-a.svc');
    expect(rules(listed, around)).toEqual([]);
  });

  it('mends only what it can, and keeps comments, order and untouched files', () => {
    const text = `# who\n${store().replace(
      'v1\n  ignore',
      'v2 # old\n  ignore',
    )}`;
    const clean = { path: 'b.yaml', text: 'a:   [ 1,2 ]' };
    const files = [{ path: 'a.yaml', text }, clean];
    const { files: mended, applied } = applyFixes(
      files,
      checkFiles(files, context, catalogue),
    );
    expect(applied.map(({ ruleId }) => ruleId)).toEqual(['G5']);
    expect(mended[0].text).toMatch(/^# who\napiVersion/);
    expect(mended[0].text).toContain('version: v1 # old');
    expect(mended[1]).toBe(clean);
  });

  it('leaves what an alias stands for', () => {
    const [head, spec] = store().split('spec:');
    const text = `${head}shared: &s${spec.replace('v1', 'v2')}spec: *s\n`;
    const files = [{ path: 'a.yaml', text }];
    const { skipped, files: after } = applyFixes(
      files,
      checkFiles(files, context, catalogue),
    );
    expect(skipped.map(({ ruleId }) => ruleId)).toEqual(['G5']);
    expect(after).toEqual(files);
  });

  it('is a SARIF log', () => {
    const { runs, version } = toSarif(check([store(), app({}, 'x')]), {
      name: 'dapr-vcluster',
      version: '1.0.0',
    });
    expect(version).toBe('2.1.0');
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'G12/image',
        ruleIndex: 0,
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: '1.yaml' },
              region: { startLine: 1 },
            },
          },
        ],
      },
    ]);
    expect(runs[0].tool.driver.rules).toMatchObject([{ id: 'G12/image' }]);
  });
});
