import {
  AuditorService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  ComponentPreset,
  GuardrailPolicy,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { HostRegistry } from './platform/hosts';
import { PollOptions } from './platform/kubernetes';
import { TenantAuthorizerOptions } from './platform/permissions';
import { EmbeddedSyncersOptions } from './syncer';
import { TenantOptions } from './tenants';

/** What the platform team lets tenants choose from, and what it forbids. */
export type OwnerOptions = TenantOptions & {
  componentPresets: ComponentPreset[];
  /** Image with the sample apps. */
  sampleImage?: string;
  guardrails: GuardrailPolicy;
};

/** What the services are made from. */
export type ComposeOptions = TenantAuthorizerOptions & {
  auditor: AuditorService;
  config: Config;
  /** Holds the savings ledger; asked for when it is first needed. */
  database: DatabaseService;
  /** Where guests sign in, to warn of a policy that lets them do everything. */
  discovery?: DiscoveryService;
  hosts: HostRegistry;
  logger: LoggerService;
  /** Time by which tenants expire and sleep; default the clock. */
  now?: () => Date;
  /** Sends the digest of savings and warnings of expiry, which nobody gets without it. */
  notifications?: NotificationService;
  provisioner: Provisioner;
  /** Reads Git, to compare tenants with what it says. */
  urlReader?: UrlReaderService;
  /** How long requests wait for clusters; each has a default. */
  waits?: {
    /** Until a new vcluster's kubeconfig exists, in milliseconds. */
    kubeconfigMs?: number;
    /** Until deleted objects are gone. */
    deletion?: PollOptions;
    /** Until an upgraded tenant is healthy, in one call. */
    upgrade?: PollOptions;
    /** Until an upgraded tenant is rolled back, in milliseconds. */
    upgradeMs?: number;
    /** Until others go on with an upgrade whose call has ended in the middle, in milliseconds. */
    upgradeHoldMs?: number;
    /** Until the syncer has copied an object to the host. */
    arrival?: PollOptions;
    /** Pace of embedded Component syncers. */
    syncer?: EmbeddedSyncersOptions['syncer'];
  };
};
