import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantResource } from './tenantResource';

/** How many tenants are remembered; the one not seen for longest is forgotten first. */
const TENANTS = 20_000;

/** Whose tenants were, so that whoever could see one can be told that it is gone. In this process alone. */
export class TenantMemory {
  readonly #seen = new Map<string, TenantResource>();

  remember({ ref, owner, labels }: TenantResource): void {
    const id = formatTenantRef(ref);
    this.#seen.delete(id);
    this.#seen.set(id, { ref, owner, labels });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > TENANTS) {
      this.#seen.delete(oldest);
    }
  }

  /** What was last seen of a tenant; one never seen is nobody's. */
  recall(ref: TenantRef): TenantResource {
    return this.#seen.get(formatTenantRef(ref)) ?? { ref, labels: {} };
  }
}
