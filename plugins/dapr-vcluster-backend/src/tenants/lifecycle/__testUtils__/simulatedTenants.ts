import {
  ANNOTATION_EXPIRES,
  ANNOTATION_KEPT,
  ANNOTATION_OWNER,
  ANNOTATION_SCHEDULE,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { scheduleOf, SimulatedTenant } from './model';
import { DAY_MS } from '../../../platform/milliseconds';

/** Noon everywhere is between two times of a schedule somewhere. */
export const START = Date.UTC(2026, 0, 1, 12);

/** Tenants whose schedules fall into the hours that daylight saving leaves out and repeats. */
export const TENANTS: readonly SimulatedTenant[] = [
  {
    name: 'berlin',
    schedule: { sleep: [2, 30], wake: [7, 0], zone: 'Europe/Berlin' },
  },
  {
    name: 'new-york',
    schedule: { sleep: [20, 0], wake: [2, 15], zone: 'America/New_York' },
  },
  {
    name: 'lord-howe',
    schedule: { sleep: [2, 15], wake: [9, 0], zone: 'Australia/Lord_Howe' },
  },
  {
    name: 'kathmandu',
    schedule: { sleep: [21, 45], wake: [6, 15], zone: 'Asia/Kathmandu' },
  },
  {
    name: 'by-hand',
    handled: true,
    schedule: { sleep: [20, 0], wake: [7, 0], zone: 'Europe/Berlin' },
  },
  { name: 'short', expiresOn: 30 },
  { name: 'extended', expiresOn: 40, extended: { after: 3, by: 90 } },
  { name: 'kept', expiresOn: 20, kept: true },
  {
    name: 'both',
    expiresOn: 50,
    extended: { after: 2, by: 120 },
    schedule: { sleep: [20, 0], wake: [7, 0], zone: 'UTC' },
  },
];

export const refOf = (name: string): TenantRef => ({
  host: 'sandbox',
  namespace: `vcluster-${name}`,
  name,
});

/** A tenant that runs, with what it asks for. */
export function objectsOf(tenant: SimulatedTenant): KubeObject[] {
  const { name, expiresOn, kept } = tenant;
  const { namespace } = refOf(name);
  const schedule = scheduleOf(tenant);
  const since = new Date(START).toISOString();
  const labels = { app: 'vcluster', release: name };
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: {
          [LABEL_MANAGED_BY]: MANAGED_BY,
          [LABEL_TENANT]: name,
        },
        annotations: {
          [ANNOTATION_OWNER]: `group:default/${name}`,
          ...(schedule && {
            [ANNOTATION_SCHEDULE]: JSON.stringify({ ...schedule, since }),
          }),
          ...(expiresOn !== undefined && {
            [ANNOTATION_EXPIRES]: new Date(
              START + expiresOn * DAY_MS,
            ).toISOString(),
          }),
          ...(kept && { [ANNOTATION_KEPT]: 'user:default/ada' }),
        },
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name, namespace, labels },
      spec: {
        replicas: 1,
        serviceName: name,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'syncer', image: 'x' }] },
        },
      },
    },
  ];
}
