import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from './until';
import { WritePath } from './WritePath';

/** Versions of the vcluster chart: what tenants are created with, and what they may be upgraded to. */
export const OLD = '0.36.1';
export const NEW = '0.37.2';

const PRESETS = [
  { name: 'small' },
  {
    name: 'large',
    values: {
      experimental: {
        deploy: {
          host: {
            manifests:
              'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: notes}',
          },
        },
      },
    },
  },
];

type Workload = KubeObject & { spec: { replicas: number } };

/** Id of a tenant of the sandbox. */
export const idOf = (name: string) => `sandbox/vcluster-${name}/${name}`;
/** Where the objects of a tenant's release are. */
export const at = (name: string) => ({ name, namespace: `vcluster-${name}` });

/** A portal that offers versions to upgrade tenants to. */
export class UpgradePath {
  readonly path: WritePath;

  private constructor(path: WritePath) {
    this.path = path;
  }

  static async start(): Promise<UpgradePath> {
    const path = await WritePath.start(undefined, {
      config: {
        presets: PRESETS,
        profiles: {
          'oss-hostmanaged': {
            chartVersion: OLD,
            upgradeVersions: ['0.26.0', NEW],
          },
          'oss-multins': { upgradeVersions: ['0.25.1'] },
        },
      },
      upgradeMs: 60_000,
    });
    return new UpgradePath(path);
  }

  upgrade(
    name: string,
    body: object = { version: NEW },
    query = '',
    user: Parameters<WritePath['send']>[2] = 'teamA',
  ) {
    const route = `/tenants/${idOf(name)}/upgrade${query}`;
    return this.path.send('POST', route, user, body);
  }

  /** Version of the chart that the vcluster's workload is of. */
  async versionOf(name: string) {
    const { host } = this.path;
    const workload = await host.get<Workload>(RESOURCES.statefulSets, at(name));
    return workload.metadata.labels?.chart;
  }

  async namespaceOf(name: string) {
    const namespace = { name: `vcluster-${name}` };
    return (await this.path.host.get(RESOURCES.namespaces, namespace)).metadata;
  }

  untilEnded(name: string, body?: object) {
    return until(`the upgrade of ${name} to end`, async () => {
      const answer = await this.upgrade(name, body);
      return /ing$/.test(answer.body.outcome) ? undefined : answer;
    });
  }
}
