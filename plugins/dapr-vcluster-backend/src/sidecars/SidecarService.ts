import { DaprdLog, wantsLog, WebhookFacts } from './diagnosis';
import {
  Known,
  Sidecar,
  SidecarList,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../platform/hosts';
import { InjectorWebhooks } from './injector';
import { TenantSnapshot } from '../inventory/TenantIndex';
import { revisionOf } from '../inventory/revision';
import { withFreshness } from '../inventory/snapshots';
import { VclusterConfigurationReader } from './vclusterConfiguration';
import {
  absentPods,
  newestSyncError,
  VirtualPods,
  VirtualReader,
} from '../inventory/vcluster';
import { Probe, SidecarProbes } from './metadata';
import { describeMissing, describePod, describeWorkload } from './describe';
import { hostEvidence } from './gatherEvidence';
import { DaprdLogs } from './DaprdLogs';

/** Lists a tenant's sidecars, and the pods that should have one. */
export class SidecarService {
  readonly #hosts: HostRegistry;
  readonly #virtual: VirtualReader;
  readonly #webhooks: InjectorWebhooks;
  readonly #probes: SidecarProbes;
  readonly #configuration: VclusterConfigurationReader;
  readonly #daprdLogs = new DaprdLogs();

  constructor(services: {
    hosts: HostRegistry;
    virtual: VirtualReader;
    webhooks: InjectorWebhooks;
    probes: SidecarProbes;
  }) {
    this.#hosts = services.hosts;
    this.#virtual = services.virtual;
    this.#webhooks = services.webhooks;
    this.#probes = services.probes;
    this.#configuration = new VclusterConfigurationReader(services);
  }

  async list(snapshot: TenantSnapshot): Promise<SidecarList> {
    const { tenant } = snapshot;
    const [probes, pods, configuration] = await Promise.all([
      this.#probes.of(snapshot),
      this.#virtual.pods(tenant),
      this.#configuration.read(tenant),
    ]);
    const [logs, webhooks] = await Promise.all([
      this.#logs(snapshot, probes),
      this.#webhookFacts(snapshot),
    ]);
    const injected = snapshot.pods.map(pod =>
      describePod(pod, snapshot, {
        probe: probes.get(pod.uid),
        log: logs.get(pod.uid),
        webhook: webhooks.get(pod.uid),
      }),
    );
    const missing = await this.#missing(snapshot, pods);
    const workloads = configuration.misplaced.map(each =>
      describeWorkload(each, snapshot),
    );
    const { findings, gaps } = configuration;
    return withFreshness(snapshot, {
      items: [...injected, ...missing, ...workloads].sort(byIdentity),
      findings,
      // A vcluster whose pods are not known says so once.
      gaps: pods.state === 'known' ? gaps : [],
      virtual:
        pods.state === 'known' ? { ...pods, value: pods.value.total } : pods,
    });
  }

  /** Pods of the vcluster that request a sidecar but never reached the host. */
  async #missing(
    snapshot: TenantSnapshot,
    pods: Known<VirtualPods>,
  ): Promise<Sidecar[]> {
    if (pods.state === 'unknown') {
      return [];
    }
    const absent = absentPods(pods.value.asking, snapshot.pods);
    if (absent.length === 0) {
      return [];
    }
    const events = await this.#virtual.events(snapshot.tenant);
    return absent.map(pod =>
      describeMissing(pod, snapshot, newestSyncError(pod, events)),
    );
  }

  /** Whether the injector is asked about those pods that have no sidecar. */
  async #webhookFacts({
    pods,
    tenant,
  }: TenantSnapshot): Promise<Map<string, Known<WebhookFacts>>> {
    const host = this.#hosts.get(tenant.ref.host);
    const bare = pods.filter(({ daprd }) => !daprd);
    const all = await Promise.all(
      bare.map(
        async (pod): Promise<[string, Known<WebhookFacts>]> => [
          pod.uid,
          await this.#webhooks.facts(host, pod),
        ],
      ),
    );
    return new Map(all);
  }

  /** What those daprds wrote that are in trouble, lack a Dapr Component or have bindings; asked of no other. */
  async #logs(
    snapshot: TenantSnapshot,
    probes: ReadonlyMap<string, Probe>,
  ): Promise<Map<string, Known<DaprdLog>>> {
    const { client } = this.#hosts.get(snapshot.tenant.ref.host);
    const troubled = snapshot.pods.filter(pod =>
      wantsLog(hostEvidence(pod, snapshot, { probe: probes.get(pod.uid) })),
    );
    const all = await Promise.all(
      troubled.map(async (pod): Promise<[string, Known<DaprdLog>]> => {
        const version = revisionOf([pod.uid, pod.daprd?.status]);
        const target = {
          namespace: pod.namespace,
          pod: pod.name,
          version,
          restarted: (pod.daprd?.status?.restarts ?? 0) > 0,
        };
        return [pod.uid, await this.#daprdLogs.read(client, target)];
      }),
    );
    return new Map(all);
  }
}

function byIdentity(a: Sidecar, b: Sidecar): number {
  return a.appId.localeCompare(b.appId) || a.id.localeCompare(b.id);
}
