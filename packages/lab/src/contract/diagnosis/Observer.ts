import type {
  DaprResource,
  DaprResourceList,
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
  readonly #backend: PluginBackend;

  private constructor(backend: PluginBackend) {
    this.#backend = backend;
  }

  static async start({ portal }: Target): Promise<Observer> {
    return new Observer(
      await PluginBackend.start([{ name: HOST, connection: portal }]),
    );
  }

  /** What is said of the sidecars of a tenant; undefined while the tenant is not known. */
  sidecars(tenant: TestTenant): Promise<SidecarList | undefined> {
    return this.#get(tenant, 'sidecars');
  }

  /** What is said of an object of Dapr that is no Component, by its name in the vcluster. */
  async resource(
    tenant: TestTenant,
    name: string,
  ): Promise<DaprResource | undefined> {
    const list = await this.#get<DaprResourceList>(tenant, 'resources');
    return list?.items.find(each => each.name === name);
  }

  /**
   * Waits until a rule speaks of an app, and says all that is known: what a sidecar answers is asked for now and then.
   *
   * @param said - part of the finding, its evidence included
   * @throws Error with what was said of it instead.
   */
  async findingOf(
    tenant: TestTenant,
    app: string,
    ruleId: string,
    said = /./,
  ): Promise<{ finding: Finding; sidecar: Sidecar }> {
    const seen: { last?: Sidecar } = {};
    const found = await until(`${ruleId} of ${app}`, async () => {
      const list = await this.sidecars(tenant);
      const sidecar = list?.items.find(each => each.app === app);
      seen.last = sidecar ?? seen.last;
      const finding = sidecar?.findings.find(each => each.ruleId === ruleId);
      return (
        sidecar && finding && said.test(textOf(finding)) && { finding, sidecar }
      );
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
    return this.#backend.stop();
  }

  async #get<T>(
    { namespace, name }: TestTenant,
    what: string,
  ): Promise<T | undefined> {
    const { status, text } = await this.#backend.get(
      `/tenants/${HOST}/${namespace}/${name}/${what}`,
    );
    return status === 200 ? JSON.parse(text) : undefined;
  }
}

function textOf({ title, evidence }: Finding): string {
  const texts = evidence.map(({ label, value }) => `${label} ${value}`);
  return [title, ...texts].join(' ');
}
