import { CreatableProfile } from 'backstage-plugin-dapr-vcluster-common';
import {
  deleteIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Bench, OpenTenant } from './Bench';
import { Observer } from './diagnosis/Observer';
import { openTarget } from './target/openTarget';

/** The profiles of which the contract tries a tenant each. */
export const PROFILES_TRIED: CreatableProfile[] = [
  'oss-hostmanaged',
  'oss-multins',
];

/** The host and the two tenants that all suites of a run share. */
export class Stage {
  bench!: Bench;
  /** A portal that looks at the host. */
  observer!: Observer;
  /** Profile `oss-hostmanaged`: one host namespace, objects renamed. */
  single!: OpenTenant;
  /** Profile `oss-multins`: a host namespace per virtual one, names kept. */
  multi!: OpenTenant;

  /** Makes names of this run differ from those of the one before on the same host. */
  readonly run = Date.now().toString(36).slice(-5);

  tenantOf(profile: CreatableProfile): OpenTenant {
    return profile === 'oss-hostmanaged' ? this.single : this.multi;
  }

  async open() {
    this.bench = new Bench(await openTarget());
    this.observer = await Observer.start(this.bench.target);
    this.single = await this.bench.tenant(`one-${this.run}`, 'oss-hostmanaged');
    this.multi = await this.bench.tenant(`two-${this.run}`, 'oss-multins');
  }

  async close() {
    await this.observer.stop();
    for (const { namespace, hostNamespace } of [this.single, this.multi]) {
      await deleteIfPresent(this.bench.host, RESOURCES.namespaces, {
        name: namespace,
      });
      await deleteIfPresent(this.bench.host, RESOURCES.namespaces, {
        name: hostNamespace,
      });
    }
    await this.bench.close();
  }
}
