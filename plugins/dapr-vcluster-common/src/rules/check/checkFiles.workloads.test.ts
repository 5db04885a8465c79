import { app, closed, context, dapr, store } from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';

describe('checkFiles, on workloads and what surrounds them', () => {
  const { check, rules } = useCheck();
  const annotation = (name: string) =>
    `spec.template.metadata.annotations["dapr.io/${name}"]`;

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
  ])('checks the annotation %s: %p', (name, value, rule) => {
    expect(rules(app({ [`dapr.io/${name}`]: value }))).toEqual([
      `1:${rule}:${annotation(name)}`,
    ]);
  });

  it.each([
    [['cpu-limit', 'memory-limit'], []],
    [['cpu-request', 'memory-request'], [/no cpu-limit, memory-limit, so/]],
    [['cpu-limit', 'memory-request'], [/no memory-limit, so/]],
  ])('takes limits that are stated for requests: %j', (stated, titles) => {
    const resources = ['cpu', 'memory'].flatMap(resource =>
      ['request', 'limit'].map(side => `${resource}-${side}`),
    );
    const annotations = Object.fromEntries(
      resources.map(each => [
        `dapr.io/sidecar-${each}`,
        stated.includes(each) ? '1' : undefined,
      ]),
    );
    expect(check(app(annotations)).map(({ title }) => title)).toEqual(
      titles.map(title => expect.stringMatching(title)),
    );
  });

  it.each<[string[], Array<[string, RegExp]>]>([
    [
      ['limits.cpu', 'limits.memory'],
      [
        ['error', /no cpu-limit, memory-limit, which .*refuses the pod$/],
        ['warning', /no cpu-request, memory-request, so/],
      ],
    ],
    [
      ['limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'],
      [['error', /no cpu-request, .*memory-limit, which .*refuses the pod$/]],
    ],
    [
      ['limits.ephemeral-storage'],
      [['warning', /what it likes from the host$/]],
    ],
  ])('tells what the host requires: %j', (required, expected) => {
    const annotations = Object.fromEntries(
      ['cpu', 'memory'].flatMap(resource =>
        ['request', 'limit'].map(side => [
          `dapr.io/sidecar-${resource}-${side}`,
          undefined,
        ]),
      ),
    );
    const given = (requests: Record<string, string>) => ({
      ...context,
      containerDefaults: { limits: requests, requests, required },
    });
    const text = app(annotations);
    expect(
      check(text, given({})).map(({ severity, title }) => [severity, title]),
    ).toEqual(
      expected.map(([severity, title]) => [
        severity,
        expect.stringMatching(title),
      ]),
    );
    // Defaults count as stated.
    expect(check(text, given({ cpu: '1', memory: '1Gi' }))).toEqual([]);
  });

  it.each([
    [{ 'app-port': '3500' }, ['app-port']],
    [{ 'app-port': '3501' }, ['app-port']],
    [{ 'app-port': '50001' }, ['app-port']],
    [{ 'app-port': '50002' }, ['app-port']],
    [{ 'app-port': '9090' }, ['app-port']],
    [{ 'app-port': '9090', 'enable-metrics': 'false' }, []],
    [{ 'app-port': '9090', 'metrics-port': '9091' }, []],
    [{ 'app-port': '9091', 'metrics-port': '9091' }, ['app-port']],
    [{ 'app-port': '50001', 'grpc-port': '50005' }, []],
    [{ 'app-port': '6000', 'internal-grpc-port': '6000' }, ['app-port']],
    [{ 'app-port': '7777' }, []],
    [{ 'app-port': '7777', 'enable-profiling': 'true' }, ['app-port']],
    [{ 'app-port': '40000' }, []],
    [{ 'app-port': '40000', 'enable-debug': 'on' }, ['app-port']],
    [{ 'app-port': '9090', 'app-channel-address': '10.0.0.9' }, []],
    [{ 'app-port': '9090', 'app-channel-address': '127.0.0.1' }, ['app-port']],
    [{ 'app-port': '8080', 'metrics-port': '3500' }, ['metrics-port']],
    [{ 'app-port': '8080' }, []],
  ])('compares ports with those of daprd: %j', (annotations, expected) => {
    const prefixed = Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        `dapr.io/${key}`,
        value,
      ]),
    );
    expect(rules(app(prefixed))).toEqual(
      expected.map(name => `1:G12/annotation:${annotation(name)}`),
    );
  });

  it('accepts open addresses behind a token', () => {
    const open = { 'dapr.io/sidecar-listen-addresses': '0.0.0.0' };
    expect(
      rules(app({ ...open, 'dapr.io/api-token-secret': 'token' })),
    ).toEqual([]);
  });

  it('looks for the Configuration among the files and what is known', () => {
    const text = app({ 'dapr.io/config': 'one' });
    const given = { ...context, configurations: new Set<string>() };
    expect(rules(text, given)).toEqual([`1:G11:${annotation('config')}`]);
    expect(rules([text, dapr('Configuration', closed)], given)).toEqual([]);
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
    const elsewhere = store().replace(
      '{ name: store',
      '{ namespace: shop, name: store',
    );
    expect(
      check([store(), elsewhere]).map(({ severity, title }) => [
        severity,
        title,
      ]),
    ).toEqual([
      ['error', expect.stringContaining('already exists in this host')],
      ['error', expect.stringContaining('already exists in this host')],
    ]);
  });

  it('does not take one object in two files for two', () => {
    expect(
      check([store(), store()]).map(({ ruleId, severity, title }) => [
        ruleId,
        severity,
        title,
      ]),
    ).toEqual([
      ['G9', 'warning', expect.stringContaining('is in 1.yaml too')],
      ['G9', 'warning', expect.stringContaining('is in 0.yaml too')],
    ]);
    const deployment = (image: string) =>
      JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'orders' },
        spec: {
          template: {
            metadata: {
              annotations: {
                'dapr.io/enabled': 'true',
                'dapr.io/app-id': 'orders',
              },
            },
            spec: { containers: [{ name: 'app', image }] },
          },
        },
      });
    const shared = (texts: string[]) =>
      check(texts).filter(({ ruleId }) => ruleId === 'G12/app-id-shared');
    const [one, two] = [deployment('a:1'), deployment('b:2')];
    expect(shared([one, two])).toEqual([]);
    expect(
      shared([one, two.replace('"name":"orders"', '"name":"orders-2"')]),
    ).toHaveLength(1);
  });

  it('says of labels that the injector does not look there', () => {
    const labelled = (annotations: object) =>
      check(
        JSON.stringify({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'a' },
          spec: {
            template: {
              metadata: { labels: { 'dapr.io/enabled': 'true' }, annotations },
              spec: { containers: [{ name: 'a', image: 'a:1' }] },
            },
          },
        }),
      ).filter(({ ruleId }) => ruleId === 'G12/place');
    expect(labelled({})).toEqual([
      expect.objectContaining({
        field: 'spec.template.metadata.labels["dapr.io/enabled"]',
        fix: expect.stringContaining('spec.template.metadata.annotations'),
      }),
    ]);
    expect(labelled({ 'dapr.io/enabled': 'true' })).toEqual([]);
  });
});
