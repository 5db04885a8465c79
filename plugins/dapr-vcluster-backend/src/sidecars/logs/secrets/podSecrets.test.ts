import { podSecrets } from './podSecrets';

const of = (spec: object) =>
  podSecrets({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'vcluster-a', uid: 'u' },
    spec,
  });

describe('podSecrets', () => {
  it('finds Secrets in the environment and in volumes of all containers', () => {
    const { secrets } = of({
      initContainers: [{ envFrom: [{ secretRef: { name: 'whole' } }] }],
      containers: [
        {
          env: [
            {
              name: 'A',
              valueFrom: { secretKeyRef: { name: 'one', key: 'k' } },
            },
          ],
        },
      ],
      volumes: [
        { name: 'v', secret: { secretName: 'mounted' } },
        {
          name: 'p',
          projected: {
            sources: [{ secret: { name: 'projected' } }, { configMap: {} }],
          },
        },
        { name: 'e', emptyDir: {} },
      ],
    });
    expect(secrets).toEqual(['one', 'whole', 'mounted', 'projected']);
  });

  it.each<[string[], string[]]>([
    [['--db-password=canary'], ['canary']],
    [['--db-password', 'canary', '--port', '80'], ['canary']],
    [['--api-key=a=b'], ['a=b']],
    [['sh', '-c', 'PGPASSWORD="canary" exec app --port 80'], ['canary']],
    [['--password', '--verbose'], []],
    [['--password=$(DB_PASSWORD)', '--password=${DB}', '--password='], []],
    [['--port=80', 'serve', '--config', 'password.yaml'], []],
  ])('finds the secrets in the arguments %j', (args, values) => {
    expect(of({ containers: [{ args }] }).values).toEqual(values);
    expect(of({ containers: [{ command: args }] }).values).toEqual(values);
  });

  it('names what mounts secrets of other stores', () => {
    const { unreadable } = of({
      containers: [],
      volumes: [{ name: 'v', csi: { driver: 'secrets-store.csi.k8s.io' } }],
    });
    expect(unreadable).toEqual([
      'Secrets that the CSI driver secrets-store.csi.k8s.io mounts',
    ]);
  });

  it('reads a large argument in time linear in its length', () => {
    const args = ['-'.repeat(100_000), `--${'a-'.repeat(100_000)}=x`];
    const started = process.cpuUsage().user;
    expect(of({ containers: [{ args }] }).values).toEqual([]);
    // Milliseconds when it is linear; a quadratic pattern needs minutes.
    expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
  });
});
