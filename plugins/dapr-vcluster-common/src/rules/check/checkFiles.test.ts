import {
  app,
  closed,
  context,
  dapr,
  resiliency,
  store,
  values,
} from './__testUtils__/samples';
import { useCheck } from './__testUtils__/useCheck';

describe('checkFiles', () => {
  const { check, rules } = useCheck();

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

  it('lets a Configuration have no spec, as the API server does', () => {
    const head = 'apiVersion: dapr.io/v1alpha1\nkind: Configuration\n';
    for (const text of [
      `${head}metadata: {name: defaults}\n`,
      `${head}metadata: {name: defaults}\nspec:\n`,
    ]) {
      expect(rules(text).filter(each => each.includes('shape'))).toEqual([]);
    }
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
    const given = { ...context, policy };
    const bad = store().replace('value: team-a', 'value: none');
    expect(
      check([bad, app({ 'dapr.io/enabled': 'yes' }, 'x')], given).map(
        ({ ruleId, severity }) => `${ruleId} ${severity}`,
      ),
    ).toEqual(['G10/backend error', 'G2 warning', 'G12/enabled info']);
    const listed = store().replace('redis-master', 'redis.team-a.svc');
    expect(rules(listed, given)).toEqual([]);
  });
});
