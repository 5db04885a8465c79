import type { Container, Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
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

  it('runs what was written by hand, with the addresses that are missing', () => {
    const args = ['/daprd', '--app-id=shared', '--metrics-port=9090'];
    const command = daprdCommand(podAt('10.99.0.7'), { ...container, args });
    expect(command.args).toEqual([
      '--app-id=shared',
      '--dapr-listen-addresses',
      '10.99.0.7',
      '--dapr-public-listen-address',
      '10.99.0.7',
      '--dapr-internal-grpc-listen-address',
      '10.99.0.7',
      '--app-channel-address',
      '10.99.0.7',
      '--metrics-port',
      expect.any(String),
    ]);
    expect(command.healthUrl).toBe('http://10.99.0.7:3500/v1.0/healthz');
  });

  it.each([
    [['--dapr-public-port=3701'], 3701],
    [['--dapr-http-port', '3600'], 3600],
  ])('asks for health where %s says', (more, port) => {
    const args = ['/daprd', ...more];
    expect(
      daprdCommand(podAt('10.99.0.7'), { ...container, args }).healthUrl,
    ).toBe(`http://10.99.0.7:${port}/v1.0/healthz`);
  });

  it('leaves the app where it is said to be, and on loopback takes it for the pod’s', () => {
    const appOf = (address: string) => {
      const { args } = daprdCommand(podAt('10.99.0.7'), {
        ...container,
        command: ['/daprd'],
        args: ['--app-channel-address', address],
      });
      return args[args.indexOf('--app-channel-address') + 1];
    };
    expect(appOf('orders.shop.svc')).toBe('orders.shop.svc');
    expect(appOf('127.0.0.1')).toBe('10.99.0.7');
  });

  it('refuses a container that runs something else', () => {
    expect(() =>
      daprdCommand(podAt('10.99.0.7'), { ...container, args: ['sleep'] }),
    ).toThrow('the container daprd does not run /daprd');
  });
});
