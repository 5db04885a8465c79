import { hostReadPermission, tenantReadPermission } from '../permissions';
import { anyone, signedIn } from './access';
import { operation, refused } from './define';

/** Operations on the portal itself and on its hosts. */
export const PORTAL_OPERATIONS = {
  getHealth: operation({
    method: 'get',
    path: '/health',
    summary: 'Whether the backend runs',
    access: anyone,
    audit: refused('portal-read'),
  }),
  getOpenApi: operation({
    method: 'get',
    path: '/openapi.json',
    summary: 'OpenAPI document of these routes',
    access: signedIn,
    audit: refused('portal-read'),
  }),
  getOptions: operation({
    method: 'get',
    path: '/options',
    summary: 'Hosts, profiles and presets that a creation form may offer',
    access: signedIn,
    audit: refused('portal-read'),
  }),
  getSetup: operation({
    method: 'get',
    path: '/setup',
    summary:
      'What is wrong with the configuration, and what a first host needs',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: refused('portal-read'),
  }),
  listHosts: operation({
    method: 'get',
    path: '/hosts',
    summary: 'Hosts with the state of what is watched on them',
    access: signedIn,
    audit: refused('host-read'),
  }),
  checkHost: operation({
    method: 'post',
    path: '/hosts/:host/check',
    summary:
      'Whether the portal can connect to a host, and which rights it lacks there',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: { event: 'host-check', when: 'always' },
  }),
  getControlPlane: operation({
    method: 'get',
    path: '/hosts/:host/control-plane',
    summary: 'Dapr of a host: parts, certificates, webhook, capacity',
    access: {
      permissions: [tenantReadPermission],
      on: 'each-tenant',
    },
    audit: refused('host-read'),
  }),
  getFleetSavings: operation({
    method: 'get',
    path: '/savings',
    summary: 'What sharing saves on all hosts, by month, owner and tenant',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: refused('host-read'),
  }),
  exportFleetSavings: operation({
    method: 'get',
    path: '/savings/export',
    summary: 'The same as a file: CSV with a line for each tenant, or JSON',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    cache: 'no-store',
    file: true,
    audit: refused('host-read'),
  }),
  getSavingsPrices: operation({
    method: 'get',
    path: '/savings/prices',
    summary: 'Prices that a calculation of savings begins with',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: refused('host-read'),
  }),
};
