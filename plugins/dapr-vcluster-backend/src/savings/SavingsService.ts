import {
  FleetSavings,
  Known,
  Money,
  PresetOption,
  SavingsExport,
  SavingsPrices,
  Tenant,
  TenantLedgerAnswer,
  TenantSavings,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  compare,
  groupMoney,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { revisionOf } from '../inventory/revision';
import { TenantSnapshot } from '../inventory/TenantIndex';
import { Preset } from '../tenants';
import { fleetExport, tenantExport } from './exports';
import { HostCosts, HostCostsServices, SeenHost } from './HostCosts';
import {
  alternativesOf,
  HostInputs,
  modelOfHost,
  modelOfTenant,
  presetCost,
  presetFootprint,
  usedInputs,
} from './inputs';
import { Ledger } from './Ledger';

/** More of them nobody reads on a page. */
const MAX_INTERVALS = 500;

/** What answers about savings are made from. */
export type SavingsServices = Pick<
  HostCostsServices,
  'index' | 'openCost' | 'options' | 'presets'
> & { costs: HostCosts; ledger: Ledger };

type HostCosted = Pick<TenantSavings, 'requested' | 'used'>;

type Costs = Pick<
  TenantSavings,
  'requested' | 'used' | 'share' | 'note' | 'alternatives'
>;

/** Answers what sharing saves, now and since the ledger began. */
export class SavingsService {
  readonly #services: SavingsServices;
  /** Of whole hosts: all of their pods are in it. */
  readonly #hosts = new WeakMap<HostInputs, HostCosted>();

  constructor(services: SavingsServices) {
    this.#services = services;
  }

  async tenant({ tenant, freshness }: TenantSnapshot): Promise<TenantSavings> {
    const { options, ledger } = this.#services;
    const openCost = this.#byOpenCost(tenant);
    const answer = {
      ...this.#compareTenant(tenant),
      allocation: options.allocation,
      ...(openCost && { openCost }),
      ledger: await ledger.tenant(tenant.id),
    };
    return { ...answer, freshness: freshness(revisionOf(answer)) };
  }

  /** What the ledger has of a tenant. */
  ledger({ id }: Pick<Tenant, 'id'>): Promise<TenantLedgerAnswer> {
    return this.#services.ledger.intervals(id, MAX_INTERVALS);
  }

  async exportTenant(
    { id }: Pick<Tenant, 'id'>,
    format: 'csv' | 'json',
  ): Promise<SavingsExport> {
    return tenantExport(id, await this.#services.ledger.intervals(id), format);
  }

  async exportFleet(format: 'csv' | 'json'): Promise<SavingsExport> {
    const ledger = await this.#services.ledger.fleet();
    return fleetExport({ ledger }, format);
  }

  async fleet(): Promise<FleetSavings> {
    const { index, ledger } = this.#services;
    const hosts = index
      .hosts()
      .map(({ name }) => ({ host: name, ...this.#compareHost(name) }));
    return {
      hosts,
      saved: groupMoney(
        hosts.flatMap(({ requested }) => {
          if (requested.state === 'unknown' || requested.value.tenants === 0) {
            // The ledger counts no host without tenants either.
            return [];
          }
          const { perMonth } = requested.value.saved;
          return perMonth.state === 'known' ? [perMonth.value] : [];
        }),
      ),
      ledger: await ledger.fleet(),
    };
  }

  /** Prices after discounts. */
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

  /** What a tenant of a preset costs, at the general prices: on which host it will be is not known yet. */
  presetCost(
    preset: Preset,
    chartVersion: string,
  ): NonNullable<PresetOption['cost']> {
    return presetCost(
      presetFootprint(chartVersion, preset),
      preset,
      this.#services.options.prices,
    );
  }

  #compareHost(name: string): HostCosted {
    const found = this.#services.costs.see(name);
    if ('reason' in found) {
      return unknownCosts(found.reason);
    }
    const { inputs } = found;
    const known = this.#hosts.get(inputs) ?? compareHost(found);
    this.#hosts.set(inputs, known);
    return known.requested.state === 'known'
      ? {
          ...known,
          requested: { ...known.requested, observedAt: found.observedAt() },
        }
      : known;
  }

  #compareTenant({ id, ref: { host } }: Tenant): Costs {
    const found = this.#services.costs.see(host);
    if ('reason' in found) {
      return unknownCosts(found.reason);
    }
    const { inputs, snapshot, facts, observedAt } = found;
    const model = modelOfTenant(inputs, id);
    const tenant = inputs.tenants.find(each => each.id === id);
    if (!model || !tenant) {
      return unknownCosts('The tenant has no vcluster that takes anything up.');
    }
    const { usage } = facts;
    return {
      requested: {
        state: 'known',
        value: compare(model.inputs),
        observedAt: observedAt(),
      },
      used:
        usage.state === 'known'
          ? {
              ...usage,
              value: compare(
                usedInputs(
                  model.inputs,
                  inputs,
                  [tenant],
                  snapshot,
                  usage.value,
                ),
              ),
            }
          : usage,
      share: model.inputs.share,
      ...(model.note !== undefined && { note: model.note }),
      alternatives: alternativesOf(
        model.inputs,
        tenant,
        this.#services.presets,
      ),
    };
  }

  /** A namespace that OpenCost has not counted yet makes the sum unknown, not smaller. */
  #byOpenCost({ ref, hostNamespaces }: Tenant): Known<Money> | undefined {
    const { openCost, options } = this.#services;
    const found = openCost.of(ref.host);
    if (!found || found.state === 'unknown') {
      return found;
    }
    const { namespaces, detail } = found.value;
    const missing = hostNamespaces.find(({ name }) => !namespaces.has(name));
    if (missing || hostNamespaces.length === 0) {
      return {
        state: 'unknown',
        reason: `${detail}: namespace ${
          missing?.name ?? ref.namespace
        } has not been counted.`,
      };
    }
    return {
      ...found,
      value: {
        amount: hostNamespaces.reduce(
          (sum, { name }) => sum + namespaces.get(name)!,
          0,
        ),
        currency: options.prices.currency,
      },
    };
  }
}

/** All tenants of a host together; by use only where metrics-server has measured it. */
function compareHost(host: SeenHost): HostCosted {
  const { inputs, snapshot, observedAt, facts } = host;
  const { usage } = facts;
  const model = modelOfHost(inputs);
  return {
    requested: {
      state: 'known',
      value: compare(model),
      observedAt: observedAt(),
    },
    used:
      usage.state === 'known'
        ? {
            ...usage,
            value: compare(
              usedInputs(model, inputs, inputs.tenants, snapshot, usage.value),
            ),
          }
        : usage,
  };
}

function unknownCosts(reason: string): HostCosted {
  const unknown = { state: 'unknown' as const, reason };
  return { requested: unknown, used: unknown };
}

function valueOf(price: Sourced<number>): number | undefined {
  return price.state === 'known' ? price.value : undefined;
}
