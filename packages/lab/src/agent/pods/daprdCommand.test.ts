import type { Container, Pod } from 'dapr-vcluster-sandbox';
import { daprdCommand } from './daprdCommand';

const container: Container = {
  name: 'daprd',
  image: 'ghcr.io/dapr/daprd:1.18.3',
  args: [
    '/daprd',
    '--dapr-http-port',
    '3500',
    '--dapr-listen-addresses',
    '[::1],127.0.0.1',
    '--dapr-public-port',
    '3501',
    '--app-id',
    'orders',
    '--enable-metrics',
    '--metrics-port',
    '9090',
    '--enable-mtls',
  ],
  env: [
    { name: 'NAMESPACE', value: 'vcluster-team-a' },
    {
      name: 'POD_NAME',
      valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
    },
    { name: 'ODD', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  ],
};

const podAt = (podIP: string) =>
  ({
    metadata: { name: 'orders-1', namespace: 'vcluster-team-a' },
    spec: { containers: [container] },
    status: { podIP },
  } as Pod);

describe('daprdCommand', () => {
  it('keeps what the injector wrote and moves it to the pod’s address', () => {
    const { args, healthUrl } = daprdCommand(podAt('10.99.0.7'), container);
    expect(args.slice(0, 7)).toEqual([
      '--dapr-http-port',
      '3500',
      '--dapr-public-port',
      '3501',
      '--app-id',
      'orders',
      '--enable-metrics',
    ]);
    expect(args).toContain('--enable-mtls');
    expect(args).not.toContain('9090');
    expect(args[args.indexOf('--dapr-listen-addresses') + 1]).toBe('10.99.0.7');
    expect(healthUrl).toBe('http://10.99.0.7:3501/v1.0/healthz');
  });

  it('gives every pod its own metrics port', () => {
    const port = (ip: string) => {
      const { args } = daprdCommand(podAt(ip), container);
      return args[args.indexOf('--metrics-port') + 1];
    };
    expect(port('10.99.0.7')).not.toBe(port('10.99.0.8'));
    expect(port('10.99.0.7')).not.toBe(port('10.99.1.7'));
  });

  it('resolves the variables it can', () => {
    expect(daprdCommand(podAt('10.99.0.7'), container).env).toEqual({
      NAMESPACE: 'vcluster-team-a',
      POD_NAME: 'orders-1',
    });
  });

  it('refuses a container that no injector wrote', () => {
    expect(() =>
      daprdCommand(podAt('10.99.0.7'), { ...container, args: ['sleep'] }),
    ).toThrow('the container daprd does not run /daprd');
  });
});
