import {
  AuditorService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  ComponentPreset,
  GuardrailPolicy,
  parseTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import { TenantChecker } from './dapr/check';
import { ComponentReader, ResourceReader } from './dapr/comparison';
import {
  assertUsableComponentPresets,
  readComponentPresets,
} from './dapr/componentPresets';
import { DifferenceReader } from './dapr/differences';
import { readGuardrailPolicy } from './dapr/guardrailPolicy';
import { SidecarUsage } from './dapr/inUse/SidecarUsage';
import { ProfileChanger } from './dapr/profileChange';
import { DaprResourceDeleter, DaprResourceWriter } from './dapr/resources';
import { knowledgeOf, TenantContextService } from './dapr/tenantContext';
import { ControlPlaneService } from './insights/controlPlane';
import { TopologyService } from './insights/topology';
import { UsageReader } from './insights/usage';
import { TenantIndex } from './inventory/TenantIndex';
import { Arrivals, EventReader, VirtualReader } from './inventory/vcluster';
import { ManifestService } from './manifests';
import { AuditLog } from './platform/audit';
import { RIGHTS_MANIFEST, Setup } from './platform/configuration';
import { EvaluationPool } from './platform/evaluation';
import { HostChecks, HostRegistry } from './platform/hosts';
import { PollOptions } from './platform/kubernetes';
import {
  registerTenantPermissions,
  TenantAuthorizer,
  TenantAuthorizerOptions,
} from './platform/permissions';
import { TenantClients } from './platform/tenantClients';
import { createSavings } from './savings';
import { EmbeddedSyncers, EmbeddedSyncersOptions, portalId } from './syncer';
import { SidecarService } from './sidecars';
import { ExplanationService } from './sidecars/explanation';
import { InjectorWebhooks } from './sidecars/injector';
import { LogService, readLogOptions } from './sidecars/logs';
import { SidecarProbes } from './sidecars/metadata';
import {
  KubeconfigIssuer,
  LiveTenants,
  readKubeconfigOptions,
  readTenantOptions,
  readUpgradeTimeout,
  TenantAdopter,
  TenantCreator,
  TenantDeleter,
  TenantOptions,
  TenantPauser,
  TenantUpgrader,
  UpgradeSweep,
} from './tenants';

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
  /** Sends the digest of savings, which nobody gets without it. */
  notifications?: NotificationService;
  provisioner: Provisioner;
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
    /** Until the syncer has copied an object to the host. */
    arrival?: PollOptions;
    /** Pace of embedded Component syncers. */
    syncer?: EmbeddedSyncersOptions['syncer'];
  };
};

/** Every service of the backend, each built once. */
export type Services = Awaited<ReturnType<typeof compose>>;

/**
 * Builds the services, lower rooms first; nothing is watched before `start()`. A new capability is a folder of its
 * own and a line here.
 *
 * @throws Error naming the configuration key that is wrong.
 */
export async function compose(given: ComposeOptions) {
  const { config, hosts, provisioner, waits = {} } = given;
  const { deletion, arrival, kubeconfigMs } = waits;

  // platform and inventory
  const catalogue = await loadComponentCatalogue();
  const clients = new TenantClients(hosts, {
    kubeconfigTimeoutMs: kubeconfigMs,
  });
  const index = new TenantIndex({ hosts, catalogue });
  const virtual = new VirtualReader(clients, catalogue);
  const events = new EventReader(hosts, virtual);
  const arrivals = new Arrivals(virtual);
  registerTenantPermissions(given.permissionsRegistry, ref =>
    index.getTenant(ref),
  );
  const authorizer = new TenantAuthorizer(given);
  const audit = new AuditLog(given.auditor);
  const setup = new Setup(given, config);
  const hostChecks = new HostChecks(hosts, RIGHTS_MANIFEST);
  const evaluation = new EvaluationPool();

  // tenants
  const options: OwnerOptions = {
    ...readTenantOptions(config),
    componentPresets: readComponentPresets(config),
    sampleImage: config.getOptionalString('daprVcluster.samples.image'),
    guardrails: readGuardrailPolicy(config),
  };
  const { componentPresets, guardrails: policy } = options;
  const syncers = new EmbeddedSyncers({
    ...given,
    clients,
    policy,
    portal: portalId(config),
    syncer: waits.syncer,
  });
  assertUsableComponentPresets(componentPresets, catalogue);
  const tenants = new LiveTenants(hosts);
  const provisioning = { hosts, provisioner, authorizer, polling: deletion };
  const tenantCreator = new TenantCreator({ ...provisioning, options, policy });
  const tenantDeleter = new TenantDeleter({ ...provisioning, tenants });
  const kubeconfigs = new KubeconfigIssuer({
    clients,
    options: readKubeconfigOptions(config),
  });
  const tenantPauser = new TenantPauser({ clients, polling: deletion });
  const tenantUpgrader = new TenantUpgrader({
    clients,
    options,
    provisioner,
    timeoutMs: waits.upgradeMs ?? readUpgradeTimeout(config),
    polling: waits.upgrade,
  });
  const tenantAdopter = new TenantAdopter({ authorizer, options });
  const upgradeSweep = new UpgradeSweep({
    ...given,
    audit,
    tenants,
    upgrader: tenantUpgrader,
  });

  // sidecars and dapr
  const webhooks = new InjectorWebhooks();
  const probes = new SidecarProbes(hosts);
  const sidecars = new SidecarService({ hosts, virtual, webhooks, probes });
  const logs = new LogService(hosts, readLogOptions(config));
  const components = new ComponentReader({
    virtual,
    probes,
    catalogue,
    policy,
  });
  const resources = new ResourceReader(virtual, probes);
  const explanation = new ExplanationService(sidecars, components);
  const differences = new DifferenceReader(hosts, virtual, catalogue);
  const knowledge = knowledgeOf(index);
  const context = new TenantContextService({
    tenants,
    clients,
    catalogue,
    policy,
    knowledge,
    presets: options.presets,
  });
  const checker = new TenantChecker({ clients, context, evaluation, policy });
  const resourceWriter = new DaprResourceWriter({
    clients,
    catalogue,
    context,
    evaluation,
    componentPresets,
    arrival,
  });
  const profileChanger = new ProfileChanger({
    clients,
    catalogue,
    options,
    arrival,
  });
  const resourceDeleter = new DaprResourceDeleter({
    clients,
    usage: new SidecarUsage(index, probes),
  });
  const manifests = new ManifestService({
    clients,
    authorizer,
    context,
    evaluation,
    deletion,
  });

  // insights
  const controlPlane = new ControlPlaneService({ hosts, index, webhooks });
  const topology = new TopologyService({ hosts, probes, arrivals });
  const usage = new UsageReader(hosts);

  // savings
  const { ledger, savings, refreshSavings } = createSavings({
    ...given,
    index,
    presets: options.presets,
  });

  index.onChange(({ tenant }) => {
    const ref = parseTenantRef(tenant);
    virtual.forget(ref);
    const seen = index.getTenant(ref);
    if (seen) {
      authorizer.remember(seen);
    }
  });

  return {
    /** Begins to watch the hosts. */
    start: () => {
      index.start();
      syncers.start();
    },
    /** Ends what is followed and watched, and closes all connections. */
    stop: async () => {
      logs.close();
      // Its Leases are given back before the hosts are closed.
      await syncers.stop();
      await Promise.all([index.stop(), evaluation.close()]);
      clients.close();
      hosts.close();
    },
    arrivals,
    audit,
    authorizer,
    catalogue,
    checker,
    clients,
    components,
    context,
    controlPlane,
    differences,
    evaluation,
    events,
    explanation,
    hostChecks,
    hosts,
    index,
    kubeconfigs,
    ledger,
    refreshSavings,
    logs,
    manifests,
    options,
    profileChanger,
    resourceDeleter,
    resources,
    resourceWriter,
    savings,
    setup,
    sidecars,
    syncers,
    tenantAdopter,
    tenantCreator,
    tenantDeleter,
    tenantPauser,
    tenants,
    tenantUpgrader,
    topology,
    upgradeSweep,
    usage,
    virtual,
  };
}
