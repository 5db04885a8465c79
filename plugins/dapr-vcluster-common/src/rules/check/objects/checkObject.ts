import { DaprKind } from '../../../contract/daprKinds';
import { ComponentCatalogue } from '../../../componentCatalogue/types';
import { CheckedObject, isOfKind, CheckedFiles } from '../model/checkedFiles';
import { ObjectFinding, objectFinding } from '../model/findings';
import { dependencyOf, isValuesOf } from '../model/vclusterDependency';
import { vclusterFindings } from '../vcluster/placed';
import { isDaprControlPlane } from '../../controlPlane/daprControlPlane';
import { isMap, JsonMap } from '../model/paths';
import { podTemplatePaths, WORKLOADS } from '../model/podTemplate';
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

/** Checks an object by what it is; `source` is undefined for a document that is no map. */
export function checkObject(
  source: CheckedObject | undefined,
  files: CheckedFiles,
  catalogue: ComponentCatalogue,
): ObjectCheck {
  if (!source) {
    return { isChecked: false, list: [notChecked()] };
  }
  const { isChecked, list } = checkNamed(source, files, catalogue);
  return { isChecked, list: [...source.naming, ...list] };
}

function checkNamed(
  source: CheckedObject,
  files: CheckedFiles,
  catalogue: ComponentCatalogue,
): ObjectCheck {
  const { value } = source;
  for (const [kind, check] of Object.entries(DAPR_KINDS)) {
    if (isOfKind(value, 'dapr.io', kind)) {
      return { isChecked: true, list: check(source, files, catalogue) };
    }
  }
  if (isDaprControlPlane(value)) {
    return { isChecked: false, list: [secondControlPlane()] };
  }
  const ofVcluster = vclusterFindings(value, files.context, {
    file: source.file,
    dependency: dependencyOf(source.file, files.dependencies),
    isOfOtherChart: isValuesOf(source.file, files.otherCharts),
    namedFor: files.namedFiles.get(source.file),
    sources: files.chartSources,
    valuesSources: files.valuesSources,
  });
  if (ofVcluster) {
    return { isChecked: true, list: ofVcluster };
  }
  if (podTemplatePaths(value).length > 0) {
    return { isChecked: true, list: checkWorkload(source, files) };
  }
  const { apiVersion, kind } = value;
  const isObject = typeof apiVersion === 'string' && typeof kind === 'string';
  return {
    isChecked: false,
    list: isObject ? [] : [isMeantAsObject(value) ? noObject() : notChecked()],
  };
}

/**
 * Whether an object lacks apiVersion or kind by mistake. Files beside those of Kubernetes have neither or have one of them
 * for something else: Chart.yaml, kustomization.yaml, docker-compose.yml, the file of `dapr run -f`.
 */
function isMeantAsObject({ apiVersion, kind, metadata, spec }: JsonMap) {
  const isWorkload = Object.keys(WORKLOADS).includes(String(kind));
  const isDapr =
    typeof apiVersion === 'string' && apiVersion.startsWith('dapr.io/');
  return (
    isDapr ||
    (isMap(metadata) &&
      (isWorkload || (isMap(spec) && typeof metadata.name === 'string')))
  );
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
    title: 'The object has no apiVersion or no kind',
    fix: 'Give it both',
  });
}

function notChecked(): ObjectFinding {
  return objectFinding('yaml/object', 'info', {
    path: [],
    title:
      'The document is neither a Kubernetes object nor values of vcluster, and was not checked',
    fix: 'Leave it as it is if it is for another program; otherwise give it apiVersion and kind',
  });
}
