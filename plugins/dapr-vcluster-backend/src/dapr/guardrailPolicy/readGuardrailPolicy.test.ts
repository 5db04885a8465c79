import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readGuardrailPolicy } from './readGuardrailPolicy';

const read = (daprVcluster: JsonObject) =>
  readGuardrailPolicy(mockServices.rootConfig({ data: { daprVcluster } }));

describe('readGuardrailPolicy', () => {
  it('leaves every rule at its default when nothing is configured', () => {
    expect(readGuardrailPolicy(mockServices.rootConfig())).toEqual({
      rules: {},
    });
  });

  it('reads severities of rules and groups, and the list of backends', () => {
    const rules = { G8: 'warning', 'G6/unknown': 'info', shape: 'off' };
    const allowedBackends = ['redis.{tenant}.svc:6379', '*.example.com'];
    expect(read({ rules, allowedBackends })).toEqual({
      rules,
      allowedBackends,
    });
  });

  it.each([
    [
      { rules: { G8: 'loud' } },
      'daprVcluster.rules.G8 is "loud", which is no severity; use error, warning, info or off',
    ],
    [
      { rules: { 'G6/unknwon': 'off' } },
      'daprVcluster.rules.G6/unknwon is "off", which is not a rule; did you mean "G6/unknown"?',
    ],
    [
      { allowedBackends: ['http://redis'] },
      /^daprVcluster\.allowedBackends\[0\] is "http:\/\/redis", which is not a backend; use host or host:port/,
    ],
    [
      { allowedBackends: 'redis' },
      /allowedBackends has the wrong type; write a list/,
    ],
    [{ rules: ['G8'] }, /daprVcluster\.rules has the wrong type/],
  ])('does not start with %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
