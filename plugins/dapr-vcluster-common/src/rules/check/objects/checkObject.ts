import { DaprKind } from '../../../contract/daprKinds';
import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { CheckedObject, isOfKind, CheckedFiles } from '../model/checkedFiles';
import { ObjectFinding, objectFinding } from '../model/findings';
import { vclusterFindings } from '../vcluster/placed';
import { isDaprControlPlane } from '../../controlPlane/daprControlPlane';
import { podTemplatePath } from '../model/podTemplate';
import { checkWorkload } from '../workloads/workload';
import { checkComponentObject } from './component';
import { checkConfiguration } from './configuration';
import { checkHttpEndpoint } from './httpEndpoint';
import { checkMcpServer } from './mcpServer';
import { checkResiliency } from './resiliency';
import { checkSubscription } from './subscription';
import { checkWorkflowAccessPolicy } from './workflowAccessPolicy';

/** Findings about one document, and whether it is of a kind that is checked at all. */
export type ObjectCheck = { isChecked: boolean; list: ObjectFinding[] };

const DAPR_KINDS: Record<
  DaprKind,
  (
    source: CheckedObject,
    files: CheckedFiles,
    catalogue: ComponentCatalogue,
  ) => ObjectFinding[]
> = {
  Component: checkComponentObject,
  Subscription: checkSubscription,
  Configuration: checkConfiguration,
  Resiliency: checkResiliency,
  HTTPEndpoint: checkHttpEndpoint,
  WorkflowAccessPolicy: checkWorkflowAccessPolicy,
  MCPServer: checkMcpServer,
};

/** Checks a document by what it is; `source` is undefined for one that is no map. */
export function checkObject(
  source: CheckedObject | undefined,
  files: CheckedFiles,
  catalogue: ComponentCatalogue,
): ObjectCheck {
  if (!source) {
    return { isChecked: false, list: [noObject()] };
  }
  const { value } = source;
  for (const [kind, check] of Object.entries(DAPR_KINDS)) {
    if (isOfKind(value, 'dapr.io', kind)) {
      return { isChecked: true, list: check(source, files, catalogue) };
    }
  }
  if (isDaprControlPlane(value)) {
    return { isChecked: false, list: [secondControlPlane()] };
  }
  if (podTemplatePath(value)) {
    return { isChecked: true, list: checkWorkload(source, files) };
  }
  const ofVcluster = vclusterFindings(value, files.context);
  if (ofVcluster) {
    return { isChecked: true, list: ofVcluster };
  }
  const { apiVersion, kind } = value;
  const isObject = typeof apiVersion === 'string' && typeof kind === 'string';
  return { isChecked: false, list: isObject ? [] : [noObject()] };
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
