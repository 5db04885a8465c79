import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  Finding,
  Sidecar,
  SidecarList,
} from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, LiveHost, Sandbox } from 'dapr-vcluster-sandbox';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { adminOf } from './adminOf';
import { EVERYTHING, TestPolicy } from './testPolicy';
import { ALL_PROFILES, TestPortal } from './TestPortal';
import { vclusterAdmin } from './vclusterAdmin';

const NAME = 'team-a';

/** A workload of the tests: one replica, which asks for a sidecar by the annotations given. */
export type TestApp = {
  /** Default: `default`. */
  namespace?: string;
  /** Whether the pod template asks for a sidecar, with the name as app-id; default: it does. */
  asks?: boolean;
  /** More annotations of the pod template. */
  template?: Record<string, string>;
  /** Annotations of the Deployment itself. */
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  /** Ports that the app listens on; none: wherever it is asked. */
  ports?: number[];
  /** More containers of its pods. */
  beside?: object[];
};

/**
 * The whole backend with exactly the rights of the manifest, over a simulated host with one tenant in which apps are
 * brought into trouble; what is made is made past the portal, which would refuse much of it.
 */
export class DiagnosedTenant {
  readonly namespace = `vcluster-${NAME}`;
  readonly path = `/tenants/sandbox/${this.namespace}/${NAME}`;
  readonly #sandbox: Sandbox;
  readonly live: LiveHost;
  readonly portal: TestPortal;
  readonly host: KubeClient;
  readonly virtual: KubeClient;

  private constructor(
    sandbox: Sandbox,
    live: LiveHost,
    portal: TestPortal,
    /** Administrator of the host. */
    host: KubeClient,
    /** Administrator of the vcluster. */
    virtual: KubeClient,
  ) {
    this.live = live;
    this.portal = portal;
    this.host = host;
    this.virtual = virtual;

    this.#sandbox = sandbox;
  }

  static async start(
    profile: 'oss-hostmanaged' | 'oss-multins' = 'oss-hostmanaged',
    policy: TestPolicy = EVERYTHING,
    features: BackendFeature[] = [],
  ): Promise<DiagnosedTenant> {
    const sandbox = await createSandbox({ hosts: ['sandbox'] });
    const live = sandbox.hosts.sandbox!;
    const { server, portalToken: token } = live;
    const portal = await TestPortal.start(
      [{ name: 'sandbox', server, token }],
      policy,
      features,
      ALL_PROFILES,
    );
    const { body } = await portal.post('/tenants', {
      host: 'sandbox',
      name: NAME,
      owner: 'group:default/team-a',
      profile,
    });
    await portal.until(
      'the tenant to be ready',
      `/tenants/${body.id}`,
      seen => seen.phase === 'ready' && seen,
    );
    return new DiagnosedTenant(
      sandbox,
      live,
      portal,
      adminOf(server),
      await vclusterAdmin(live, { namespace: `vcluster-${NAME}`, name: NAME }),
    );
  }

  /** Fault switches of the vcluster's own API server. */
  get virtualFaults() {
    return this.live.tenants.get(this.namespace, NAME)!.controlPlane.faults!;
  }

  /** Makes a Deployment in the vcluster. */
  async deploy(name: string, app: TestApp = {}): Promise<void> {
    const { asks = true } = app;
    const template = {
      ...(asks && {
        'dapr.io/enabled': 'true',
        'dapr.io/app-id': name,
        'dapr.io/disable-builtin-k8s-secret-store': 'true',
      }),
      ...app.template,
    };
    const labels = { app: name, ...app.labels };
    await this.virtual.create(RESOURCES.deployments, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name,
        namespace: app.namespace ?? 'default',
        labels,
        annotations: app.annotations,
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: template },
          spec: {
            containers: [
              {
                name: 'app',
                image: 'example.org/app:1.0',
                ports: app.ports?.map(containerPort => ({ containerPort })),
              },
              ...(app.beside ?? []),
            ],
          },
        },
      },
    });
  }

  /** Waits until the answer about sidecars is as wanted. */
  sidecars<T>(
    what: string,
    wanted: (list: SidecarList) => T | undefined | false,
  ): Promise<T> {
    return this.portal.until(what, `${this.path}/sidecars`, wanted);
  }

  /** Waits for the sidecar of an app in a state. */
  sidecar(app: string, state: Sidecar['state']): Promise<Sidecar> {
    return this.sidecars(`${app} to be ${state}`, ({ items }) =>
      items.find(each => each.appId === app && each.state === state),
    );
  }

  /** Waits for a finding about an app. */
  finding(app: string, ruleId: string): Promise<Finding> {
    return this.sidecars(`${ruleId} of ${app}`, ({ items }) =>
      items
        .find(({ appId }) => appId === app)
        ?.findings.find(each => each.ruleId === ruleId),
    );
  }

  async close(): Promise<void> {
    this.host.close();
    this.virtual.close();
    await this.portal.stop();
    await this.#sandbox.close();
  }
}
