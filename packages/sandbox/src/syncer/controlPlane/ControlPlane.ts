import { Faults, ServerDump } from 'dapr-vcluster-kube-sim';
import { Informers } from 'dapr-vcluster-kube-sim/controller-runtime';
import { TenantConfig } from '../config/config';

/** What outlives a stop of the control plane, as the data in its volume does. */
export type TenantState = {
  dump: ServerDump;
  port: number;
};

/** How to reach an API server with all rights. */
export type ApiAccess = {
  url: string;
  /** The authority's certificate, base64 of PEM. */
  caData: string;
  token: string;
};

/** Something that runs until it is stopped. */
export type Running = {
  stop(): Promise<void>;
};

/** The API server of one vcluster together with the controllers that make pods of its workloads. */
export type ControlPlane = {
  access: ApiAccess;
  /** Fault switches, where it is simulated. */
  faults?: Faults;
  /** Starts those controllers that run in this process and share the syncer's caches of it. */
  startControllers(informers: Informers): Running;
  /** A number that grows with every change, where that can be told. */
  version(): number;
  /** What has to be kept over a stop; undefined when it keeps its data itself. */
  state(): TenantState | undefined;
} & Running;

/**
 * Starts the control plane of a vcluster; resolves when its API server answers.
 *
 * @param apiIp address of the vcluster's Service on the host
 */
export type StartControlPlane = (
  config: TenantConfig,
  apiIp: string,
  state?: TenantState,
) => Promise<ControlPlane>;
