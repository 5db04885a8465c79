import { parseTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { ComposeOptions, OwnerOptions } from './composeOptions';
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
import { HostChecks } from './platform/hosts';
import {
  registerTenantPermissions,
  TenantAuthorizer,
} from './platform/permissions';
import { TenantClients } from './platform/tenantClients';
import { createSavings } from './savings';
import { EmbeddedSyncers, portalId } from './syncer';
import { SidecarService } from './sidecars';
import { ExplanationService } from './sidecars/explanation';
import { InjectorWebhooks } from './sidecars/injector';
import { LogService, readLogOptions } from './sidecars/logs';
import { SidecarProbes } from './sidecars/metadata';
import {
  createWaves,
  createLifecycle,
  ClusterSecrets,
  GitDrift,
  ClusterSecretSweep,
  KubeconfigIssuer,
  LiveTenants,
  readArgoCdOptions,
  readClusterSecretOptions,
  readGitOpsProvisioners,
  readKubeconfigOptions,
  readTenantOptions,
  readUpgradeTimeout,
  TenantAdopter,
  TenantCreator,
  TenantDeleter,
  TenantLocks,
  TenantPauser,
  TenantRenderer,
  TenantUpgrader,
  UpgradeSweep,
} from './tenants';

export type { ComposeOptions, OwnerOptions } from './composeOptions';

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
  const index = new TenantIndex({
    hosts,
    catalogue,
    applications:
      provisioner.name === 'argocd' || config.has('daprVcluster.argocd'),
  });
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
  const provisioning = {
    hosts,
    provisioner,
    authorizer,
    polling: deletion,
    now: given.now,
  };
  const tenantCreator = new TenantCreator({ ...provisioning, options, policy });
  const tenantDeleter = new TenantDeleter({
    ...provisioning,
    tenants,
    clusterSecrets: readClusterSecretOptions(config)?.namespace,
  });
  const kubeconfigs = new KubeconfigIssuer({
    clients,
    options: readKubeconfigOptions(config),
  });
  const clusterSecrets = new ClusterSecrets({
    clients,
    options: readClusterSecretOptions(config),
  });
  const tenantPauser = new TenantPauser({
    clients,
    argocd: readArgoCdOptions(config).namespace,
    polling: deletion,
  });
  const gitDrift = new GitDrift({ ...given, index });
  const tenantRenderer = new TenantRenderer({
    authorizer,
    hosts,
    options,
    policy,
    provisioners: readGitOpsProvisioners(config),
  });
  const tenantUpgrader = new TenantUpgrader({
    clients,
    options,
    provisioner,
    timeoutMs: waits.upgradeMs ?? readUpgradeTimeout(config),
    holdMs: waits.upgradeHoldMs,
    polling: waits.upgrade,
  });
  const tenantAdopter = new TenantAdopter({ authorizer, options });
  const tenantLocks = new TenantLocks(given.database);
  const { upgradeWaves, waveWorker } = createWaves({
    ...given,
    audit,
    authorizer,
    index,
    locks: tenantLocks,
    tenants,
    upgrader: tenantUpgrader,
  });
  const clusterSecretSweep = new ClusterSecretSweep({
    ...given,
    audit,
    clusterSecrets,
    tenants,
  });
  const upgradeSweep = new UpgradeSweep({
    ...given,
    audit,
    tenants,
    upgrader: tenantUpgrader,
  });

  const lifecycle = createLifecycle({
    ...given,
    audit,
    index,
    tenants,
    deleter: tenantDeleter,
    locks: tenantLocks,
    pauser: tenantPauser,
    options: options.lifecycle,
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
    clusterSecrets,
    clusterSecretSweep,
    components,
    context,
    controlPlane,
    differences,
    evaluation,
    events,
    explanation,
    gitDrift,
    hostChecks,
    hosts,
    index,
    kubeconfigs,
    ledger,
    lifecycle,
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
    tenantLocks,
    tenantPauser,
    tenantRenderer,
    tenants,
    tenantUpgrader,
    topology,
    upgradeSweep,
    upgradeWaves,
    usage,
    virtual,
    waveWorker,
  };
}
