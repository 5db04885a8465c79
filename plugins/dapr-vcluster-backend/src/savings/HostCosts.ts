import { Prices } from 'backstage-plugin-dapr-vcluster-common/savings';
import { HostSnapshot, TenantIndex } from '../inventory/TenantIndex';
import { Preset } from '../tenants';
import { SavingsOptions } from './config';
import { FactsOfHost, HostFacts } from './facts';
import { HostInputs, hostInputs, whyNotCounted } from './inputs';
import { hostPrices, OpenCost } from './openCost';

/** What the costs of hosts are made from. */
export type HostCostsServices = {
  index: TenantIndex;
  facts: HostFacts;
  openCost: OpenCost;
  options: SavingsOptions;
  presets: readonly Preset[];
};

/** A host whose costs can be computed. */
export type SeenHost = {
  snapshot: HostSnapshot;
  inputs: HostInputs;
  facts: FactsOfHost;
  observedAt: string;
};

type Kept = {
  state: HostSnapshot['state'];
  facts: FactsOfHost;
  openCost: ReturnType<OpenCost['of']>;
  inputs: HostInputs;
};

/** What the model computes from, of each host; computed again only when something of the host has changed. */
export class HostCosts {
  readonly #services: HostCostsServices;
  readonly #kept = new Map<string, Kept>();

  constructor(services: HostCostsServices) {
    this.#services = services;
  }

  /** A host as it is seen now, or why it cannot be counted. */
  see(name: string): SeenHost | { reason: string } {
    const snapshot = this.#services.index.host(name);
    if (!snapshot) {
      return { reason: `Host "${name}" is not known.` };
    }
    const reason = whyNotCounted(snapshot);
    return reason === undefined
      ? {
          snapshot,
          inputs: this.#inputsOf(name, snapshot),
          facts: this.#services.facts.of(name),
          observedAt: snapshot.freshness('').observedAt,
        }
      : { reason };
  }

  /** Prices on a host: configured, by its OpenCost, or list prices. */
  pricesOf(host: string): Prices {
    const { options, openCost } = this.#services;
    return hostPrices(options.prices, openCost.of(host));
  }

  #inputsOf(name: string, snapshot: HostSnapshot): HostInputs {
    const { options, presets } = this.#services;
    const { state } = snapshot;
    const facts = this.#services.facts.of(name);
    const openCost = this.#services.openCost.of(name);
    const kept = this.#kept.get(name);
    if (
      kept?.state === state &&
      kept.facts === facts &&
      isSame(kept.openCost, openCost)
    ) {
      return kept.inputs;
    }
    const prices = this.pricesOf(name);
    const inputs = hostInputs(snapshot, { ...options, prices }, presets, facts);
    this.#kept.set(name, { state, facts, openCost, inputs });
    return inputs;
  }
}

/** An answer of OpenCost is described anew each time it is asked for. */
function isSame(a: Kept['openCost'], b: Kept['openCost']): boolean {
  return a?.state === 'known' && b?.state === 'known'
    ? a.observedAt === b.observedAt && a.value.detail === b.value.detail
    : a?.state === b?.state;
}
