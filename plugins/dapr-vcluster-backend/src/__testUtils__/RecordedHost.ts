import { mockServices } from '@backstage/backend-test-utils';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { createSandbox, Sandbox } from 'dapr-vcluster-sandbox';
import { TenantIndex } from '../inventory/TenantIndex';
import { HostRegistry } from '../platform/hosts';
import { readSavingsOptions } from '../savings/config';
import { HostFacts } from '../savings/facts';
import { HostCosts } from '../savings/HostCosts';
import { whyNotCounted } from '../savings/inputs';
import { OpenCost } from '../savings/openCost';
import { until } from './until';

/** The recorded host as the ledger sees it: the same two tenants all the time. */
export class RecordedHost {
  readonly index: TenantIndex;
  readonly #sandbox: Sandbox;
  readonly #hosts: HostRegistry;

  private constructor(
    sandbox: Sandbox,
    hosts: HostRegistry,
    index: TenantIndex,
  ) {
    this.#sandbox = sandbox;
    this.#hosts = hosts;
    this.index = index;
  }

  /** Resolves when the host was seen whole. */
  static async start(): Promise<RecordedHost> {
    const sandbox = await createSandbox({ hosts: ['recorded'] });
    const { url, caData, adminToken } = sandbox.hosts.recorded!.server;
    const hosts = HostRegistry.create(
      [],
      [{ name: 'recorded', connection: { url, caData, token: adminToken } }],
    );
    const index = new TenantIndex({
      hosts,
      catalogue: await loadComponentCatalogue(),
    });
    index.start();
    await until('the host to be seen whole', async () =>
      whyNotCounted(index.host('recorded')!) === undefined ? true : undefined,
    );
    return new RecordedHost(sandbox, hosts, index);
  }

  costs(): HostCosts {
    const options = readSavingsOptions(mockServices.rootConfig());
    return new HostCosts({
      index: this.index,
      options,
      presets: [],
      facts: new HostFacts(this.#hosts, options),
      openCost: new OpenCost([]),
    });
  }

  async stop(): Promise<void> {
    await this.index.stop();
    this.#hosts.close();
    await this.#sandbox.close();
  }
}
