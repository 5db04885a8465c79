export * from './options';
export * from './TenantUpgrader';
export * from './UpgradeSweep';
