import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readPresets } from './readPresets';

const read = (preset: JsonObject) => {
  const data = { presets: [{ name: 'small', ...preset }] };
  const [{ policy }] = readPresets(
    mockServices.rootConfig({ data }).getConfigArray('presets'),
  );
  return policy;
};

describe('isolation of a preset', () => {
  it('is baseline unless the preset says otherwise', () => {
    expect(read({}).isolation).toBe('baseline');
    expect(readPresets()[0].policy.isolation).toBe('baseline');
    expect(read({ isolation: 'none' }).isolation).toBe('none');
  });

  it('reads backends, clients and callers', () => {
    const network = {
      backends: [{ namespace: 'redis', ports: [6379] }, { cidr: 'fd00::/8' }],
      clients: [{ namespace: 'ingress-nginx' }],
      internet: false,
    };
    expect(read({ network }).network).toEqual(network);
    expect(
      read({ accessControl: { callers: ['orders'] } }).accessControl,
    ).toEqual({ callers: ['orders'], workflows: false });
  });

  it.each<[JsonObject, RegExp]>([
    [
      { isolation: 'strict' },
      /presets\[0\] \("small"\)\.isolation is "strict"; use one of restricted, baseline, none/,
    ],
    [
      { network: { backends: [{}] } },
      /network\.backends\[0\] needs exactly one of namespace and cidr/,
    ],
    [
      { network: { backends: [{ cidr: '10.0.0.0' }] } },
      /backends\[0\]\.cidr is "10\.0\.0\.0".*10\.20\.0\.0\/16/,
    ],
    [
      { network: { clients: [{ namespace: '*' }] } },
      /clients\[0\]\.namespace is "\*"/,
    ],
    [
      { network: { clients: [{ namespace: 'a', ports: [0] }] } },
      /clients\[0\]\.ports has 0; use numbers from 1 to 65535/,
    ],
    [
      { accessControl: { callers: ['Orders'] } },
      /accessControl\.callers has "Orders", which is not an app id/,
    ],
  ])('does not start with %j', (preset, message) => {
    expect(() => read(preset)).toThrow(message);
  });
});
