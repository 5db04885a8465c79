import type { Assert, Same } from './sameTypes';
import type * as kubeconfig from './kubeconfig';
import type * as lifecycle from './lifecycle';
import type * as pause from './pause';
import type * as profileChange from './profileChange';
import type * as tenants from './tenants';
import type * as adopt from './adopt';
import type * as tenantFiles from './tenantFiles';
import type * as upgrade from './upgrade';
import type * as upgradeWaves from './upgradeWaves';
import type * as tenantWrites from './tenantWrites';
import type * as tenantList from './tenantList';

/** As `ContractTypes`, for a tenant and what is done with it. */
export type TenantContractTypes = {
  changeProfileSchema: Assert<
    Same<profileChange.ChangeProfile, typeof profileChange.changeProfileObject>
  >;
  changeProfileResultSchema: Assert<
    Same<
      profileChange.ChangeProfileResult,
      typeof profileChange.changeProfileResultObject
    >
  >;
  pauseTenantResultSchema: Assert<
    Same<pause.PauseTenantResult, typeof pause.pauseTenantResultObject>
  >;
  resumeTenantResultSchema: Assert<
    Same<pause.ResumeTenantResult, typeof pause.resumeTenantResultSchema>
  >;
  sleepScheduleObject: Assert<
    Same<lifecycle.SleepSchedule, typeof lifecycle.sleepScheduleObject>
  >;
  extendTenantObject: Assert<
    Same<lifecycle.ExtendTenant, typeof lifecycle.extendTenantObject>
  >;
  extendTenantResultObject: Assert<
    Same<
      lifecycle.ExtendTenantResult,
      typeof lifecycle.extendTenantResultObject
    >
  >;
  keepTenantResultObject: Assert<
    Same<lifecycle.KeepTenantResult, typeof lifecycle.keepTenantResultObject>
  >;
  scheduleTenantResultObject: Assert<
    Same<
      lifecycle.ScheduleTenantResult,
      typeof lifecycle.scheduleTenantResultObject
    >
  >;
  tenantExpiryObject: Assert<
    Same<lifecycle.TenantExpiry, typeof lifecycle.tenantExpiryObject>
  >;
  lifecyclePreviewObject: Assert<
    Same<lifecycle.LifecyclePreview, typeof lifecycle.lifecyclePreviewObject>
  >;
  adoptTenantSchema: Assert<
    Same<adopt.AdoptTenant, typeof adopt.adoptTenantObject>
  >;
  adoptTenantResultSchema: Assert<
    Same<adopt.AdoptTenantResult, typeof adopt.adoptTenantResultObject>
  >;
  releaseTenantResultSchema: Assert<
    Same<adopt.ReleaseTenantResult, typeof adopt.releaseTenantResultObject>
  >;
  upgradeTenantSchema: Assert<
    Same<upgrade.UpgradeTenant, typeof upgrade.upgradeTenantObject>
  >;
  upgradeAdviceSchema: Assert<
    Same<upgrade.UpgradeAdvice, typeof upgrade.upgradeAdviceObject>
  >;
  renderedChangeSchema: Assert<
    Same<upgrade.RenderedChange, typeof upgrade.renderedChangeSchema>
  >;
  upgradeTenantResultSchema: Assert<
    Same<upgrade.UpgradeTenantResult, typeof upgrade.upgradeTenantResultObject>
  >;
  tenantUpgradeSchema: Assert<
    Same<upgrade.TenantUpgrade, typeof upgrade.tenantUpgradeSchema>
  >;
  startUpgradeWaveSchema: Assert<
    Same<
      upgradeWaves.StartUpgradeWave,
      typeof upgradeWaves.startUpgradeWaveObject
    >
  >;
  startUpgradeWaveResultSchema: Assert<
    Same<
      upgradeWaves.StartUpgradeWaveResult,
      typeof upgradeWaves.startUpgradeWaveResultSchema
    >
  >;
  upgradeWaveSchema: Assert<
    Same<upgradeWaves.UpgradeWave, typeof upgradeWaves.upgradeWaveSchema>
  >;
  issueKubeconfigSchema: Assert<
    Same<kubeconfig.IssueKubeconfig, typeof kubeconfig.issueKubeconfigSchema>
  >;
  kubeconfigAddressSchema: Assert<
    Same<
      kubeconfig.KubeconfigAddress,
      typeof kubeconfig.kubeconfigAddressSchema
    >
  >;
  issueKubeconfigResultSchema: Assert<
    Same<
      kubeconfig.IssueKubeconfigResult,
      typeof kubeconfig.issueKubeconfigResultObject
    >
  >;
  revokeKubeconfigsResultSchema: Assert<
    Same<
      kubeconfig.RevokeKubeconfigsResult,
      typeof kubeconfig.revokeKubeconfigsResultSchema
    >
  >;
  tenantPhaseSchema: Assert<
    Same<tenants.TenantPhase, typeof tenants.tenantPhaseSchema>
  >;
  tenantSummarySchema: Assert<
    Same<tenants.TenantSummary, typeof tenants.tenantSummaryObject>
  >;
  tenantSchema: Assert<Same<tenants.Tenant, typeof tenants.tenantObject>>;
  renderTenantSchema: Assert<
    Same<
      {
        [Field in keyof tenantFiles.RenderTenant]: tenantFiles.RenderTenant[Field];
      },
      typeof tenantFiles.renderTenantObject
    >
  >;
  renderTenantResultSchema: Assert<
    Same<
      tenantFiles.RenderTenantResult,
      typeof tenantFiles.renderTenantResultObject
    >
  >;
  tenantQuerySchema: Assert<
    Same<tenantList.TenantQuery, typeof tenantList.tenantQueryObject>
  >;
  tenantListSchema: Assert<
    Same<tenantList.TenantList, typeof tenantList.tenantListSchema>
  >;
  createTenantSchema: Assert<
    Same<tenantWrites.CreateTenant, typeof tenantWrites.createTenantObject>
  >;
  createTenantResultSchema: Assert<
    Same<
      tenantWrites.CreateTenantResult,
      typeof tenantWrites.createTenantResultObject
    >
  >;
  installationLogSchema: Assert<
    Same<
      tenantWrites.InstallationLog,
      typeof tenantWrites.installationLogSchema
    >
  >;
  deleteTenantResultSchema: Assert<
    Same<
      tenantWrites.DeleteTenantResult,
      typeof tenantWrites.deleteTenantResultSchema
    >
  >;
};
