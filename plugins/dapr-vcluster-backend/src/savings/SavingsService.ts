import {
  Comparison,
  FleetSavings,
  Known,
  SavingsPrices,
  TenantSavings,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  compare,
  groupMoney,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { revisionOf } from '../inventory/revision';
import {
  HostSnapshot,
  TenantIndex,
  TenantSnapshot,
} from '../inventory/TenantIndex';
import { Preset } from '../tenants';
import { SavingsOptions } from './config';
import {
  HostInputs,
  HostMetrics,
  hostInputs,
  modelOfHost,
  modelOfTenant,
  usedInputs,
  whyNotCounted,
} from './inputs';
import { Ledger } from './Ledger';

/** What answers about savings are made from. */
export type SavingsServices = {
  index: TenantIndex;
  metrics: HostMetrics;
  ledger: Ledger;
  options: SavingsOptions;
  presets: readonly Preset[];
};

/** A host whose savings can be computed. */
type SeenHost = {
  snapshot: HostSnapshot;
  inputs: HostInputs;
  observedAt: string;
};

/** Answers what sharing saves, now and since the ledger began. */
export class SavingsService {
  readonly #services: SavingsServices;

  constructor(services: SavingsServices) {
    this.#services = services;
  }

  async tenant({ tenant, freshness }: TenantSnapshot): Promise<TenantSavings> {
    const { options, ledger } = this.#services;
    const [costs, counted] = await Promise.all([
      this.#compareTenant(tenant.ref.host, tenant.id),
      ledger.tenant(tenant.id),
    ]);
    const answer = {
      ...costs,
      allocation: options.allocation,
      ledger: counted,
    };
    return { ...answer, freshness: freshness(revisionOf(answer)) };
  }

  async fleet(): Promise<FleetSavings> {
    const { index, ledger } = this.#services;
    const hosts = index.hosts().map(({ name }) => ({
      host: name,
      requested: this.#compareHost(name),
    }));
    return {
      hosts,
      saved: groupMoney(
        hosts.flatMap(({ requested }) => {
          const saved =
            requested.state === 'known' && requested.value.saved.perMonth;
          return saved && saved.state === 'known' ? [saved.value] : [];
        }),
      ),
      ledger: await ledger.fleet(),
    };
  }

  /** Prices after discounts; one that is unknown cannot be configured. */
  prices(): SavingsPrices {
    const { currency, cpu, memory, storage, controlPlane } =
      this.#services.options.prices;
    const all = [cpu, memory, storage, controlPlane];
    return {
      currency,
      cpuCoreMonth: valueOf(cpu),
      memoryGiBMonth: valueOf(memory),
      storageGiBMonth: valueOf(storage),
      controlPlaneMonth: valueOf(controlPlane),
      isDefault: all.every(
        price => price.state === 'known' && price.source === 'default',
      ),
    };
  }

  #compareHost(name: string): Known<Comparison> {
    const found = this.#inputs(name);
    return 'reason' in found
      ? { state: 'unknown', reason: found.reason }
      : {
          state: 'known',
          value: compare(modelOfHost(found.inputs)),
          observedAt: found.observedAt,
        };
  }

  async #compareTenant(
    host: string,
    id: string,
  ): Promise<Pick<TenantSavings, 'requested' | 'used' | 'share' | 'note'>> {
    const found = this.#inputs(host);
    if ('reason' in found) {
      const unknown = { state: 'unknown' as const, reason: found.reason };
      return { requested: unknown, used: unknown };
    }
    const { inputs, snapshot, observedAt } = found;
    const model = modelOfTenant(inputs, id);
    const tenant = inputs.tenants.find(each => each.id === id);
    if (!model || !tenant) {
      const unknown = {
        state: 'unknown' as const,
        reason: 'The tenant has no vcluster that takes anything up.',
      };
      return { requested: unknown, used: unknown };
    }
    const usage = await this.#services.metrics.read(host);
    return {
      requested: {
        state: 'known',
        value: compare(model.inputs),
        observedAt,
      },
      used:
        usage.state === 'known'
          ? {
              ...usage,
              value: compare(
                usedInputs(model.inputs, inputs, tenant, snapshot, usage.value),
              ),
            }
          : usage,
      share: model.inputs.share,
      ...(model.note !== undefined && { note: model.note }),
    };
  }

  #inputs(name: string): SeenHost | { reason: string } {
    const { index, options, presets } = this.#services;
    const snapshot = index.host(name);
    const reason = snapshot
      ? whyNotCounted(snapshot)
      : `Host "${name}" is not known.`;
    if (!snapshot || reason !== undefined) {
      return { reason: reason ?? '' };
    }
    return {
      snapshot,
      inputs: hostInputs(snapshot, options, presets),
      observedAt: snapshot.freshness('').observedAt,
    };
  }
}

function valueOf(price: Sourced<number>): number {
  return price.state === 'known' ? price.value : 0;
}
