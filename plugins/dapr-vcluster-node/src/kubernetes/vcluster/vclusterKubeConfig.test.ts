import { vclusterKubeConfig, vclusterServiceUrl } from './vclusterKubeConfig';

const AT = { namespace: 'vcluster-team-a', name: 'team-a' };

const kubeconfig = (extra: { cluster?: object; user?: object } = {}) =>
  JSON.stringify({
    clusters: [
      {
        name: 'c',
        cluster: {
          server: 'https://localhost:8443',
          'certificate-authority-data': 'Y2E=',
          ...extra.cluster,
        },
      },
    ],
    users: [{ name: 'u', user: { token: 't', ...extra.user } }],
  });

it('uses the address that it is given, with the CA and the credentials of the text', () => {
  const config = vclusterKubeConfig(kubeconfig(), () => vclusterServiceUrl(AT));
  expect(config.getCurrentCluster()).toMatchObject({
    server: 'https://team-a.vcluster-team-a:443',
    caData: 'Y2E=',
    skipTLSVerify: false,
  });
  expect(config.getCurrentUser()?.token).toBe('t');
});

it('runs no program, reads no file and checks TLS, whatever the text says', () => {
  const config = vclusterKubeConfig(
    kubeconfig({
      cluster: {
        'insecure-skip-tls-verify': true,
        'certificate-authority': '/etc/passwd',
        'proxy-url': 'http://evil',
      },
      user: {
        exec: { command: 'touch' },
        tokenFile: '/etc/passwd',
        'client-key': '/etc/passwd',
      },
    }),
    server => server,
  );
  const cluster = config.getCurrentCluster();
  expect(cluster).toMatchObject({ skipTLSVerify: false });
  expect(cluster?.caFile).toBeUndefined();
  expect(cluster?.proxyUrl).toBeUndefined();
  const user = config.getCurrentUser();
  expect(user?.exec).toBeUndefined();
  expect(user?.authProvider).toBeUndefined();
  expect(user?.keyFile).toBeUndefined();
});

it.each(['', 'a: [', 'clusters: []', kubeconfig({ cluster: { server: 'x' } })])(
  'refuses %j without repeating it',
  text => {
    expect(() => vclusterKubeConfig(text, server => server)).toThrow(
      /^its kubeconfig Secret does not hold a usable kubeconfig$/,
    );
  },
);
