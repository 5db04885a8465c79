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
  observedAt: () => string;
};

type Kept = SeenHost & {
  openCost: ReturnType<OpenCost['of']>;
  at: number;
};

/** Costs are per month: on a host where something always changes, they need not be computed for every page again. */
const KEEP_MS = 5_000;

/** What the model computes from, of each host; computed again only when something of the host has changed. */
export class HostCosts {
  readonly #services: HostCostsServices;
  readonly #kept = new Map<string, Kept>();

  constructor(services: HostCostsServices) {
    this.#services = services;
  }

  /** A host as it is seen now, or why it cannot be counted. With `exactly`, not as it was seconds ago. */
  see(name: string, { exactly = false } = {}): SeenHost | { reason: string } {
    const state = this.#services.index.stateOf(name);
    const reason = state
      ? whyNotCounted({ state })
      : `Host "${name}" is not known.`;
    if (!state || reason !== undefined) {
      return { reason: reason ?? '' };
    }
    const facts = this.#services.facts.of(name);
    const openCost = this.#services.openCost.of(name);
    const kept = this.#kept.get(name);
    const isCurrent =
      kept?.snapshot.state === state ||
      (!exactly && kept && Date.now() - kept.at < KEEP_MS);
    if (
      kept &&
      isCurrent &&
      kept.facts === facts &&
      isSame(kept.openCost, openCost)
    ) {
      return kept;
    }
    const { options, presets, index } = this.#services;
    const snapshot = index.host(name)!;
    const inputs = hostInputs(
      snapshot,
      { ...options, prices: this.pricesOf(name) },
      presets,
      facts,
    );
    const observedAt = () => snapshot.freshness('').observedAt;
    const seen = { snapshot, inputs, facts, observedAt };
    this.#kept.set(name, { ...seen, openCost, at: Date.now() });
    return seen;
  }

  /** Prices on a host: configured, by its OpenCost, or list prices. */
  pricesOf(host: string): Prices {
    const { options, openCost } = this.#services;
    return hostPrices(options.prices, openCost.of(host));
  }
}

/** An answer of OpenCost is described anew each time it is asked for. */
function isSame(a: Kept['openCost'], b: Kept['openCost']): boolean {
  return a?.state === 'known' && b?.state === 'known'
    ? a.observedAt === b.observedAt && a.value.detail === b.value.detail
    : a?.state === b?.state;
}
