import { parse, stringify } from 'yaml';
import { app, context, store } from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';
import { fileNamespaces } from './fileNamespaces';
import { FileCheckContext } from './model/context';
import { applyFixes } from './fix/applyFixes';

const COMPONENT = {
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'store' },
  spec: { type: 'state.redis', version: 'v1', metadata: [] },
};
const NEEDS_HOST = 'spec.metadata.redisHost';
const TEMPLATE = {
  metadata: { annotations: { 'dapr.io/enabled': 'yes' } },
  spec: { containers: [{ name: 'app', image: 'app:1' }] },
};

const shop = ({ secrets }: { secrets?: string[] }) =>
  new Map([['shop', { secrets: secrets && new Set(secrets) }]]);

describe('checkFiles, on objects however they are given', () => {
  const { check, files, rules } = useCheck();
  const fields = (value: object) =>
    check(stringify(value)).map(({ ruleId, field }) => `${ruleId} ${field}`);

  it.each([
    [
      'a List',
      { apiVersion: 'v1', kind: 'List', items: [COMPONENT] },
      'items[0]',
    ],
    [
      'a list of a kind',
      {
        apiVersion: 'dapr.io/v1alpha1',
        kind: 'ComponentList',
        items: [{ metadata: COMPONENT.metadata, spec: COMPONENT.spec }],
      },
      'items[0]',
    ],
    [
      'a list in a list',
      {
        apiVersion: 'v1',
        kind: 'List',
        items: [
          { apiVersion: 'v1', kind: 'ConfigMap' },
          { apiVersion: 'v1', kind: 'List', items: [COMPONENT] },
        ],
      },
      'items[1].items[0]',
    ],
    [
      'a list in small letters',
      { apiVersion: 'v1', kind: 'list', items: [COMPONENT] },
      'items[0]',
    ],
  ])('checks what is in %s', (_, value, at) => {
    expect(fields(value)).toContain(`G6/required ${at}.${NEEDS_HOST}`);
  });

  it('leaves a list of nothing alone', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [] };
    expect(fields(list)).toEqual([]);
    expect(fields({ ...list, items: [null, 1, 'a'] })).toEqual([]);
  });

  it('knows the objects of a list among the files', () => {
    const second = {
      ...COMPONENT,
      metadata: { name: 'store' },
    };
    const list = { apiVersion: 'v1', kind: 'List', items: [second] };
    expect(rules([store(), stringify(list)])).toContain('3:G9:metadata.name');
  });

  it('names the kind of a list in small letters', () => {
    const list = { apiVersion: 'v1', kind: 'list', items: [COMPONENT] };
    expect(fields(list)).toContain('shape/kind kind');
    expect(fields({ ...list, apiVersion: 'a.b/v1', items: [] })).toEqual([]);
  });

  it('fixes objects in a list, where they are', () => {
    const text = stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ ...COMPONENT, kind: 'component', scopes: ['app'] }],
    });
    const source = { path: 'a.yaml', text };
    const { files: fixed } = applyFixes([source], files([source]));
    expect(fixed[0].text).toContain(
      '- apiVersion: dapr.io/v1alpha1\n    kind: Component',
    );
    expect(fixed[0].text).toContain('name: keyPrefix');
  });

  it.each([
    ['an other version', { apiVersion: 'dapr.io/v1' }, 'apiVersion'],
    ['an other group', { apiVersion: 'dapr.oi/v1alpha1' }, 'apiVersion'],
    ['no version', { apiVersion: 'dapr.io' }, 'apiVersion'],
    ['no group', { apiVersion: 'v1alpha1' }, 'apiVersion'],
    ['no apiVersion', { apiVersion: undefined }, 'apiVersion'],
    ['small letters', { kind: 'component' }, 'kind'],
    ['a plural', { kind: 'components' }, 'kind'],
    ['a typing error', { kind: 'Componnet' }, 'kind'],
  ])('names what is meant by %s, and checks the object', (_, change, field) => {
    const found = check(stringify({ ...COMPONENT, ...change }));
    expect(found).toContainEqual(
      expect.objectContaining({
        ruleId: 'shape/kind',
        severity: 'error',
        field,
      }),
    );
    expect(found.map(each => each.field)).toContain(NEEDS_HOST);
  });

  it.each(['State.redis', 'state.redis '])(
    'fixes the type "%s", and leaves the version alone',
    type => {
      const text = stringify({
        ...COMPONENT,
        spec: { ...COMPONENT.spec, type },
      });
      const source = { path: 'a.yaml', text };
      const { files: fixed } = applyFixes([source], files([source]));
      expect(parse(fixed[0].text).spec).toMatchObject({
        type: 'state.redis',
        version: 'v1',
      });
    },
  );

  it('names keys in another case, and checks the object', () => {
    const { apiVersion, kind, metadata, spec } = COMPONENT;
    const found = fields({
      APIVersion: apiVersion,
      Kind: kind,
      metadata,
      Spec: spec,
    });
    expect(found).toEqual(
      expect.arrayContaining([
        'shape/kind APIVersion',
        'shape/kind Kind',
        'shape/kind Spec',
        `G6/required ${NEEDS_HOST}`,
      ]),
    );
    expect(fields({ Kind: 'Thing', APIVersion: 'a.b/v1' })).toEqual([
      'yaml/object undefined',
    ]);
  });

  it('warns of a kind that Dapr does not have', () => {
    expect(check(stringify({ ...COMPONENT, kind: 'Queue' }))).toMatchObject([
      { ruleId: 'shape/kind', severity: 'warning' },
    ]);
  });

  it.each([
    ['backstage.io/v1alpha1', 'Component'],
    ['core.oam.dev/v1beta1', 'Component'],
    ['serving.knative.dev/v1', 'Configuration'],
    ['operators.coreos.com/v1alpha1', 'Subscription'],
  ])('leaves %s %s alone', (apiVersion, kind) => {
    expect(fields({ ...COMPONENT, apiVersion, kind })).toEqual([]);
  });

  it.each([
    [
      'a CronJob',
      'batch/v1',
      'CronJob',
      { jobTemplate: { spec: { template: TEMPLATE } } },
      'spec.jobTemplate.spec.template',
    ],
    [
      'a Rollout',
      'argoproj.io/v1alpha1',
      'Rollout',
      { template: TEMPLATE },
      'spec.template',
    ],
    [
      'a ScaledJob',
      'keda.sh/v1alpha1',
      'ScaledJob',
      { jobTargetRef: { template: TEMPLATE } },
      'spec.jobTargetRef.template',
    ],
    [
      'a template in a list',
      'ray.io/v1',
      'RayCluster',
      { workerGroupSpecs: [{ template: TEMPLATE }] },
      'spec.workerGroupSpecs[0].template',
    ],
    [
      'annotations for pods without containers',
      'kafka.strimzi.io/v1beta2',
      'KafkaConnect',
      { template: { pod: { metadata: TEMPLATE.metadata } } },
      'spec.template.pod',
    ],
  ])('finds the pod template of %s', (_, apiVersion, kind, spec, at) => {
    expect(
      fields({ apiVersion, kind, metadata: { name: 'x' }, spec }),
    ).toContain(`G12/enabled ${at}.metadata.annotations["dapr.io/enabled"]`);
  });

  it('checks each pod template of an object', () => {
    const found = fields({
      apiVersion: 'ray.io/v1',
      kind: 'RayCluster',
      metadata: { name: 'x' },
      spec: { head: TEMPLATE, workers: [TEMPLATE] },
    });
    expect(found.filter(each => each.startsWith('G12/enabled'))).toHaveLength(
      2,
    );
  });

  it.each([
    ['apps/v1', 'deployment', 'kind'],
    ['extensions/v1beta1', 'Deployment', 'apiVersion'],
    ['v1', 'Deployment', 'apiVersion'],
  ])(
    'names what is meant by %s %s with annotations of Dapr',
    (apiVersion, kind, field) => {
      const value = { ...JSON.parse(app({})), apiVersion, kind };
      expect(fields(value)).toEqual([`shape/kind ${field}`]);
      const plain = { ...value, spec: { template: { spec: TEMPLATE.spec } } };
      expect(fields(plain)).toEqual([]);
    },
  );

  it.each([
    ['Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0'],
    ['kustomization.yaml', 'kind: Kustomization\nresources: [a.yaml]'],
    ['docker-compose.yml', 'services: { web: { image: web } }'],
    ['a workflow of GitHub', 'on: push\njobs: { a: { steps: [] } }'],
    ['dapr.yaml', 'version: 1\napps: [{ appID: a }]'],
    ['a patch', '- { op: remove, path: /spec }'],
    [
      'a checklist',
      'metadata: { platformName: a, kubernetesVersion: v1.34 }\nspec: { accelerators: [] }',
    ],
    ['tags of CloudFormation', 'Resources: { A: !Ref B }'],
  ])('says of %s that it was not checked, at most', (_, text) => {
    expect(check(text).filter(({ severity }) => severity !== 'info')).toEqual(
      [],
    );
  });

  it.each([
    ['kind', 'apiVersion: dapr.io/v1alpha1\nmetadata: { name: a }'],
    ['both', 'metadata: { name: a }\nspec: { replicas: 1 }'],
  ])('asks for %s where an object lacks it', (_, text) => {
    expect(check(text)).toMatchObject([
      { ruleId: 'yaml/object', severity: 'error' },
    ]);
  });

  it('finds two actor state stores, however true is written', () => {
    const actors = (name: string, value: string) =>
      store(`    - { name: actorStateStore, value: "${value}" }\n`).replace(
        'name: store',
        `name: ${name}`,
      );
    expect(rules([actors('a', 'true'), actors('b', 'on')])).toEqual([
      '11:G9/actor-store:spec.metadata.actorStateStore',
      '11:G9/actor-store:spec.metadata.actorStateStore',
    ]);
    expect(rules([actors('a', 'true'), actors('b', 'no')], context)).toEqual(
      [],
    );
  });

  it.each<[string, Pick<FileCheckContext, 'namespaces'>, string[]]>([
    ['known, and has it', { namespaces: shop({ secrets: ['redis'] }) }, []],
    ['known, and lacks it', { namespaces: shop({ secrets: [] }) }, ['G4']],
    ['known without its Secrets', { namespaces: shop({}) }, []],
    ['not known', { namespaces: new Map() }, []],
    // As for objects of a host, of which all are in one namespace.
    ['not told apart', {}, ['G4']],
  ])(
    'looks for Secrets in the namespace of the object, which is %s',
    (_, given, expected) => {
      const password =
        '    - { name: redisPassword, secretKeyRef: { name: redis, key: p } }\n';
      const text = store(password);
      const inShop = text.replace('{ name:', '{ namespace: shop, name:');
      const known = { ...context, secrets: new Set<string>(), ...given };
      const found = (each: string) =>
        check(each, known).map(({ ruleId }) => ruleId);
      expect(found(inShop)).toEqual(expected);
      expect(found(text)).toEqual(['G4']);
    },
  );

  it('takes no patch of a Kustomization for an object', () => {
    const patch =
      'apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: store }\nspec: { ignoreErrors: true }\n';
    const found = files([
      { path: 'x/patch.yaml', text: patch },
      {
        path: 'x/kustomization.yaml',
        text: 'resources: [store.yaml]\npatches: [{ path: patch.yaml }]\n',
      },
      { path: 'x/store.yaml', text: store() },
    ]);
    expect(
      found.map(
        ({ file, severity, ruleId }) => `${file} ${severity} ${ruleId}`,
      ),
    ).toEqual([
      'x/patch.yaml info yaml/object',
      'x/kustomization.yaml info yaml/object',
    ]);
  });

  it('names the namespaces of what it checks', () => {
    const inShop = store().replace('{ name:', '{ namespace: shop, name:');
    const other =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n';
    expect(
      fileNamespaces(
        [inShop, store(), `${other}---\n${inShop}`, app({})].map(
          (text, at) => ({ path: `${at}.yaml`, text }),
        ),
      ),
    ).toEqual(['shop']);
  });
});
