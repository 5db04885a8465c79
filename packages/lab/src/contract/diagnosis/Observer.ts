import type {
  Finding,
  Sidecar,
  SidecarList,
} from 'backstage-plugin-dapr-vcluster-common';
import { PluginBackend } from '../../portal/PluginBackend';
import { Target, TestTenant } from '../target/Target';
import { until } from '../until';

const HOST = 'contract';

/** A portal that looks at a target, as its users do. */
export class Observer {
  private constructor(private readonly backend: PluginBackend) {}

  static async start({ portal }: Target): Promise<Observer> {
    return new Observer(
      await PluginBackend.start([{ name: HOST, connection: portal }]),
    );
  }

  /** What is said of the sidecars of a tenant; undefined while the tenant is not known. */
  async sidecars({
    namespace,
    name,
  }: TestTenant): Promise<SidecarList | undefined> {
    const { status, text } = await this.backend.get(
      `/tenants/${HOST}/${namespace}/${name}/sidecars`,
    );
    return status === 200 ? JSON.parse(text) : undefined;
  }

  /**
   * Waits until a rule speaks of an app.
   *
   * @throws Error with what was said of it instead.
   */
  async findingOf(
    tenant: TestTenant,
    app: string,
    ruleId: string,
  ): Promise<{ finding: Finding; sidecar: Sidecar }> {
    const seen: { last?: Sidecar } = {};
    const found = await until(`${ruleId} of ${app}`, async () => {
      const list = await this.sidecars(tenant);
      const sidecar = list?.items.find(each => each.app === app);
      seen.last = sidecar ?? seen.last;
      const finding = sidecar?.findings.find(each => each.ruleId === ruleId);
      return sidecar && finding && { finding, sidecar };
    }).catch(error => {
      throw new Error(`${error.message}; said was ${JSON.stringify(seen)}`);
    });
    return found;
  }

  /** Waits until a rule speaks of how a tenant is set up. */
  findingAbout(tenant: TestTenant, ruleId: string): Promise<Finding> {
    return until(`${ruleId} of ${tenant.name}`, async () => {
      const list = await this.sidecars(tenant);
      return list?.findings.find(each => each.ruleId === ruleId);
    });
  }

  stop(): Promise<void> {
    return this.backend.stop();
  }
}
