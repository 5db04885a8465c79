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
    expect(rules([store(), store()])).toEqual([
      '3:G9:metadata.name',
      '3:G9:metadata.name',
    ]);
  });
});
