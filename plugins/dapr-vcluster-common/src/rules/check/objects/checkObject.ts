import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { CheckedObject, isOfKind, Surroundings } from '../surroundings';
import { ObjectFinding, objectFinding } from '../types';
import { checkVclusterValues } from '../vcluster/check';
import { isVclusterValues } from '../vcluster/values';
import { isDaprControlPlane } from '../../controlPlane/daprControlPlane';
import { podTemplatePath } from '../workloads/podTemplate';
import { checkWorkload } from '../workloads/workload';
import { checkComponentObject } from './component';
import { checkConfiguration } from './configuration';
import { checkHttpEndpoint } from './httpEndpoint';
import { checkResiliency } from './resiliency';
import { checkSubscription } from './subscription';

/** Findings about one document, and whether it is of a kind that is judged at all. */
export type Judgement = { judged: boolean; list: ObjectFinding[] };

const DAPR_KINDS: Record<
  string,
  (
    source: CheckedObject,
    around: Surroundings,
    catalogue: ComponentCatalogue,
  ) => ObjectFinding[]
> = {
  Component: checkComponentObject,
  Subscription: checkSubscription,
  Configuration: checkConfiguration,
  Resiliency: checkResiliency,
  HTTPEndpoint: checkHttpEndpoint,
};

/** Checks a document by what it is; `source` is undefined for one that is no map. */
export function checkObject(
  source: CheckedObject | undefined,
  around: Surroundings,
  catalogue: ComponentCatalogue,
): Judgement {
  if (!source) {
    return { judged: false, list: [noObject()] };
  }
  const { value } = source;
  for (const [kind, check] of Object.entries(DAPR_KINDS)) {
    if (isOfKind(value, 'dapr.io', kind)) {
      return { judged: true, list: check(source, around, catalogue) };
    }
  }
  if (isDaprControlPlane(value)) {
    return { judged: false, list: [secondControlPlane()] };
  }
  if (podTemplatePath(value)) {
    return { judged: true, list: checkWorkload(source, around) };
  }
  if (isVclusterValues(value)) {
    return { judged: true, list: checkVclusterValues(value, around.context) };
  }
  const { apiVersion, kind } = value;
  const isObject = typeof apiVersion === 'string' && typeof kind === 'string';
  return { judged: false, list: isObject ? [] : [noObject()] };
}

function secondControlPlane(): ObjectFinding {
  return objectFinding('G14', 'warning', {
    path: [],
    title:
      "This installs Dapr inside the vcluster, beside the host's that serves it already",
    fix: "Leave it out: the tenant's pods get their sidecars from the host's Dapr",
  });
}

function noObject(): ObjectFinding {
  return objectFinding('yaml/object', 'error', {
    path: [],
    title: 'The document is neither a Kubernetes object nor values of vcluster',
    fix: 'Give it apiVersion and kind, or leave the file out',
  });
}
