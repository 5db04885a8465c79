import {
  AppExplanationAnswer,
  FleetSavings,
  SavingsPrices,
  SidecarList,
  TenantEventList,
  TenantLedgerAnswer,
  TenantSavings,
  Topology,
  Usage,
} from '../contract';
import { TenantRef } from '../tenants';
import { createCall } from './call';
import { CallOptions, ClientOptions } from './http';
import { ResourceClient } from './ResourceClient';

/**
 * Calls of the operations that answer what runs in a tenant and what it costs.
 *
 * @public
 */
export class InsightClient extends ResourceClient {
  readonly #call: ReturnType<typeof createCall>['call'];
  readonly #open: ReturnType<typeof createCall>['open'];

  constructor(options: ClientOptions) {
    super(options);
    const { call, open } = createCall(options);
    this.#call = call;
    this.#open = open;
  }

  listSidecars(ref: TenantRef, call?: CallOptions): Promise<SidecarList> {
    return this.#call('listSidecars', { path: ref }, call);
  }

  /** Why an app has no daprd, or one that does not work; by app id, or name of the workload or pod. */
  explainApp(
    ref: TenantRef,
    app: string,
    call?: CallOptions,
  ): Promise<AppExplanationAnswer> {
    return this.#call('explainApp', { path: { ...ref, app } }, call);
  }

  listEvents(ref: TenantRef, call?: CallOptions): Promise<TenantEventList> {
    return this.#call('listEvents', { path: ref }, call);
  }

  getUsage(ref: TenantRef, call?: CallOptions): Promise<Usage> {
    return this.#call('getUsage', { path: ref }, call);
  }

  /** What a tenant costs, and what sharing saves for it. */
  getSavings(ref: TenantRef, call?: CallOptions): Promise<TenantSavings> {
    return this.#call('getSavings', { path: ref }, call);
  }

  /** What sharing has saved for a tenant since it was created, with the intervals that it was counted in. */
  getSavingsLedger(
    ref: TenantRef,
    call?: CallOptions,
  ): Promise<TenantLedgerAnswer> {
    return this.#call('getSavingsLedger', { path: ref }, call);
  }

  /** The text of a file with what the ledger has, of one tenant or, without one, of all. */
  async exportSavings(
    ref: TenantRef | undefined,
    format: 'csv' | 'json',
    call?: CallOptions,
  ): Promise<string> {
    const query = { format };
    const response = ref
      ? await this.#open('exportSavings', { path: ref, query }, call)
      : await this.#open('exportFleetSavings', { query }, call);
    return response.text();
  }

  /** What sharing saves on all hosts. */
  getFleetSavings(call?: CallOptions): Promise<FleetSavings> {
    return this.#call('getFleetSavings', {}, call);
  }

  /** Prices that a calculation of savings begins with. */
  getSavingsPrices(call?: CallOptions): Promise<SavingsPrices> {
    return this.#call('getSavingsPrices', {}, call);
  }

  getTopology(ref: TenantRef, call?: CallOptions): Promise<Topology> {
    return this.#call('getTopology', { path: ref }, call);
  }
}
