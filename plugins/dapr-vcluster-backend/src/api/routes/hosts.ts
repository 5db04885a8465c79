import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import {
  Options,
  PresetOption,
  PROFILES,
  ROUTES,
  supportOf,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostRegistry } from '../../platform/hosts';
import { TenantIndex } from '../../inventory/TenantIndex';
import { Preset, TenantOptions } from '../../tenants';
import { sendSnapshot } from './snapshots';

/** What the routes of hosts need. */
export type HostRoutesOptions = {
  index: TenantIndex;
  hosts: HostRegistry;
  options: TenantOptions;
  httpAuth: HttpAuthService;
};

/** `GET /hosts` and `GET /options`, for whoever is signed in. */
export function addHostRoutes(
  router: Router,
  { index, hosts, options, httpAuth }: HostRoutesOptions,
): void {
  router.get(ROUTES.hosts, async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    sendSnapshot(request, response, { items: index.hosts() });
  });

  router.get(ROUTES.options, async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    sendSnapshot(request, response, offered(hosts, options, new Date()));
  });
}

/** What a creation form may offer; hosts that are only looked at are no choice. */
function offered(
  hosts: HostRegistry,
  { profiles, presets, componentPresets, guardrails }: TenantOptions,
  now: Date,
): Options {
  return {
    hosts: hosts
      .list()
      .filter(({ readOnly }) => !readOnly)
      .map(({ name, title }) => ({ name, title })),
    profiles: profiles.map(({ name, chartVersion }, position) => ({
      name,
      title: PROFILES[name].title,
      description: PROFILES[name].description,
      chartVersion,
      isDefault: position === 0,
      support: supportOf(chartVersion, now),
    })),
    presets: presets.map(offeredPreset),
    componentPresets,
    guardrails,
  };
}

/** What a preset means for a tenant; its further chart values stay here. */
function offeredPreset({
  name,
  title,
  description,
  policy: { quota, limitRange, controlPlane },
}: Preset): PresetOption {
  return {
    name,
    title,
    description,
    ...(quota && {
      quota: Object.fromEntries(
        Object.entries(quota).map(([key, value]) => [key, String(value)]),
      ),
    }),
    ...(limitRange && { limitRange }),
    ...(controlPlane && { controlPlane }),
  };
}
