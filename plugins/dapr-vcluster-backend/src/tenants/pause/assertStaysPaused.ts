import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  isForbidden,
  KubeObject,
  ObjectRef,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Application } from '../../inventory/argocd';
import { conflict } from '../../platform/errors';
import { LiveTenant } from '../live/LiveTenant';

const REPLICAS = '/spec/replicas';
const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const HELM_RELEASE = 'helm.toolkit.fluxcd.io/';

type HelmRelease = KubeObject & {
  spec?: {
    driftDetection?: { mode?: string; ignore?: Array<{ paths?: string[] }> };
  };
};

/**
 * Argo CD and Flux can be told to undo whatever else changes what they have installed. What the portal installs with them
 * leaves replicas alone; that of others may not. What cannot be looked at does not prevent a pause: it would be seen.
 *
 * @param argocd - namespace of Argo CD
 * @throws ConflictError naming the object that would start the tenant again
 */
export async function assertStaysPaused(
  tenant: LiveTenant,
  argocd: string,
): Promise<void> {
  const { labels = {}, annotations = {} } = tenant.workload?.metadata ?? {};
  const [instance] = (annotations[TRACKING_ID] ?? '').split(':');
  if (instance) {
    const [name, namespace = argocd] = instance.split('_').reverse();
    const at = { namespace, name };
    const application: Application | undefined = await look(
      tenant,
      RESOURCES.applications,
      at,
    );
    if (application && heals(application)) {
      throw undone(
        tenant,
        `Argo CD (Application ${name})`,
        `Add ${REPLICAS} of StatefulSets to ignoreDifferences of the Application, or switch its selfHeal off.`,
      );
    }
  }
  const name = labels[`${HELM_RELEASE}name`];
  if (name) {
    const namespace = labels[`${HELM_RELEASE}namespace`];
    const at = { namespace, name };
    const release: HelmRelease | undefined = await look(
      tenant,
      RESOURCES.helmReleases,
      at,
    );
    const { mode, ignore = [] } = release?.spec?.driftDetection ?? {};
    const isIgnored = ignore.some(({ paths = [] }) => paths.includes(REPLICAS));
    if (mode === 'enabled' && !isIgnored) {
      throw undone(
        tenant,
        `Flux (HelmRelease ${namespace}/${name})`,
        `Add ${REPLICAS} to spec.driftDetection.ignore of the HelmRelease.`,
      );
    }
  }
}

/** Whether Argo CD brings replicas back that were changed beside it. */
function heals({ spec = {} }: Application): boolean {
  const { automated } = spec.syncPolicy ?? {};
  const isIgnored = (spec.ignoreDifferences ?? []).some(
    ({ kind, jsonPointers = [] }) =>
      ['StatefulSet', '*'].includes(kind ?? '') &&
      jsonPointers.some(each => [REPLICAS, '/spec'].includes(each)),
  );
  return (
    automated?.selfHeal === true && automated.enabled !== false && !isIgnored
  );
}

async function look<T extends KubeObject>(
  { host: { client } }: LiveTenant,
  resource: Resource,
  ref: ObjectRef,
): Promise<T | undefined> {
  try {
    return await getIfPresent<T>(client, resource, ref);
  } catch (error) {
    if (isForbidden(error)) {
      return undefined;
    }
    throw error;
  }
}

function undone({ ref }: LiveTenant, by: string, fix: string) {
  const id = formatTenantRef(ref);
  return conflict(`tenant "${id}" would be started again at once by ${by}`, {
    field: 'tenant',
    value: id,
    fix,
  });
}
