import {
  DaprVclusterError,
  ErrorDetails,
} from 'backstage-plugin-dapr-vcluster-common';
import { mockApi } from '../../dev/MockApi';

/** The methods of the client that pages use as mocks that return the fixtures by default. */
export function fakeApi(change: Partial<typeof mockApi> = {}) {
  const api = { ...mockApi, ...change };
  return {
    getSetup: jest.fn(api.getSetup),
    listHosts: jest.fn(api.listHosts),
    checkHost: jest.fn(api.checkHost),
    listTenants: jest.fn(api.listTenants),
    getTenant: jest.fn(api.getTenant),
    listComponents: jest.fn(api.listComponents),
    listResources: jest.fn(api.listResources),
    getDifference: jest.fn(api.getDifference),
    restoreResource: jest.fn(api.restoreResource),
    issueKubeconfig: jest.fn(api.issueKubeconfig),
    revokeKubeconfigs: jest.fn(api.revokeKubeconfigs),
    pauseTenant: jest.fn(api.pauseTenant),
    resumeTenant: jest.fn(api.resumeTenant),
    getLifecycle: jest.fn(api.getLifecycle),
    extendTenant: jest.fn(api.extendTenant),
    keepTenant: jest.fn(api.keepTenant),
    scheduleTenant: jest.fn(api.scheduleTenant),
    listSidecars: jest.fn(api.listSidecars),
    listEvents: jest.fn(api.listEvents),
    getOptions: jest.fn(api.getOptions),
    listUpgradeWaves: jest.fn(api.listUpgradeWaves),
    resumeUpgradeWave: jest.fn(api.resumeUpgradeWave),
    cancelUpgradeWave: jest.fn(api.cancelUpgradeWave),
    getControlPlane: jest.fn(api.getControlPlane),
    getUsage: jest.fn(api.getUsage),
    getSavings: jest.fn(api.getSavings),
    getFleetSavings: jest.fn(api.getFleetSavings),
    getSavingsLedger: jest.fn(api.getSavingsLedger),
    exportSavings: jest.fn(api.exportSavings),
    getTopology: jest.fn(api.getTopology),
    listSecretNames: jest.fn(api.listSecretNames),
    getTenantContext: jest.fn(api.getTenantContext),
    listLogContainers: jest.fn(api.listLogContainers),
    getLog: jest.fn(api.getLog),
    followLog: jest.fn(api.followLog),
  };
}

/** An error as the client throws it. */
export function refusal(
  status: number,
  message: string,
  details: ErrorDetails = {},
) {
  return new DaprVclusterError(message, status, 'Error', details);
}
