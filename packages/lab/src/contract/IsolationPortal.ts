import type { CreateTenantResult } from 'backstage-plugin-dapr-vcluster-common';
import { PluginBackend } from '../portal/PluginBackend';
import { Target } from './target/Target';

const HOST = 'contract';

/** A portal that creates tenants on a target with the presets it has by default, and the rights of its manifest. */
export class IsolationPortal {
  readonly #backend: PluginBackend;

  private constructor(backend: PluginBackend) {
    this.#backend = backend;
  }

  static async start({
    portal,
    portalConfig,
  }: Target): Promise<IsolationPortal> {
    return new IsolationPortal(
      await PluginBackend.start([{ name: HOST, connection: portal }], {
        daprVcluster: portalConfig,
      }),
    );
  }

  /** @throws Error with the answer when the tenant is not created. */
  async create(name: string): Promise<CreateTenantResult> {
    const { status, text } = await this.#backend.post('/tenants', {
      host: HOST,
      name,
      owner: 'group:default/team-a',
      profile: 'oss-hostmanaged',
    });
    if (status !== 201) {
      throw new Error(`creating ${name} was answered ${status}: ${text}`);
    }
    return JSON.parse(text);
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }
}
