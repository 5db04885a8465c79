import { tenantReadPermission, tenantUpdatePermission } from '../permissions';
import { operation, refused } from './define';

const WAVES = '/upgrade-waves';

/** Operations on upgrades of several tenants. */
export const WAVE_OPERATIONS = {
  listUpgradeWaves: operation({
    method: 'get',
    path: WAVES,
    summary: 'The newest upgrades in waves, with what became of each tenant',
    access: {
      callers: 'users',
      permissions: [tenantReadPermission],
      on: 'each-tenant',
    },
    audit: refused('upgrade-wave-read'),
  }),
  getUpgradeWave: operation({
    method: 'get',
    path: `${WAVES}/:id`,
    summary: 'One upgrade in waves',
    access: {
      callers: 'users',
      permissions: [tenantReadPermission],
      on: 'found-tenant',
    },
    audit: refused('upgrade-wave-read'),
  }),
  startUpgradeWave: operation({
    method: 'post',
    path: WAVES,
    summary:
      'Upgrade several tenants in waves: a canary first, then batches, until one fails',
    access: {
      callers: 'users',
      permissions: [tenantUpdatePermission],
      on: 'each-tenant',
    },
    audit: {
      event: 'upgrade-wave-start',
      when: 'always',
      severity: 'high',
      body: { version: 'version', values: 'values' },
    },
  }),
  resumeUpgradeWave: operation({
    method: 'post',
    path: `${WAVES}/:id/resume`,
    summary: 'Go on with the rest of a wave that has stopped',
    access: {
      callers: 'users',
      permissions: [tenantUpdatePermission],
      on: 'found-tenant',
    },
    audit: { event: 'upgrade-wave-resume', when: 'always', severity: 'high' },
  }),
  cancelUpgradeWave: operation({
    method: 'post',
    path: `${WAVES}/:id/cancel`,
    summary: 'Upgrade no further tenants of a wave; those under way end',
    access: {
      callers: 'users',
      permissions: [tenantUpdatePermission],
      on: 'found-tenant',
    },
    audit: { event: 'upgrade-wave-cancel', when: 'always', severity: 'high' },
  }),
};
