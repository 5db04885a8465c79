import { isCreatableProfile, PROFILES } from '../../../profiles';
import { DaprComponentInput } from '../../components';
import {
  ANNOTATION_DAPR_APP_ID,
  ANNOTATION_DAPR_ENABLED,
} from '../../injection';
import { ChartSources, chartSources } from './chartSources';
import { componentInput } from './componentInput';
import { FileCheckContext } from './context';
import { ObjectFinding } from './findings';
import { isMap, JsonMap, ObjectPath, valueAt } from './paths';
import { podTemplatePaths } from './podTemplate';
import { ValuesSources, valuesSources } from './valuesSources';
import {
  otherCharts,
  VclusterDependency,
  vclusterDependencies,
} from './vclusterDependency';

/** One object of a file. */
export type CheckedObject = {
  file: string;
  document: number;
  /** Where in its document it is: the empty path unless it is in a list of objects. */
  at: ObjectPath;
  /** The object with the apiVersion and kind that are meant. */
  value: JsonMap;
  /** What is wrong with its apiVersion and kind. */
  naming: ObjectFinding[];
};

/** An app in the files: a workload that asks for a sidecar. */
export type App = {
  source: CheckedObject;
  /** Path of the pod template's annotations. */
  annotations: ObjectPath;
  namespace: string;
  name: string;
  appId?: string;
};

/** What the files have besides the object that is checked. */
export type CheckedFiles = {
  context: FileCheckContext;
  apps: App[];
  services: Array<{ namespace: string; name: string }>;
  secrets: Set<string>;
  configurations: Set<string>;
  components: Array<{ source: CheckedObject; input: DaprComponentInput }>;
  /** Charts that depend on that of vcluster, by their folders. */
  dependencies: Map<string, VclusterDependency>;
  /** Folders of charts that have nothing to do with vcluster. */
  otherCharts: Set<string>;
  /** Sources of charts, see `chartSources`. */
  chartSources: ChartSources;
  /** Files that objects name as values of the vcluster chart, see `namedFiles`; none until they were looked for. */
  namedFiles: ReadonlyMap<string, string>;
  /** Where values can come from that an object refers to. */
  valuesSources: ValuesSources;
};

/** Virtual namespace an object is for. */
export function namespaceOf(
  value: JsonMap,
  { namespace: fallback = 'default' }: FileCheckContext,
): string {
  const namespace = valueAt(value, ['metadata', 'namespace']);
  return typeof namespace === 'string' ? namespace : fallback;
}

function nameOf(value: JsonMap): string {
  const name = valueAt(value, ['metadata', 'name']);
  return typeof name === 'string' ? name : '';
}

/** Whether an object is of a kind of an API group, in any version. */
export function isOfKind(value: JsonMap, group: string, kind: string) {
  const { apiVersion } = value;
  return (
    value.kind === kind &&
    typeof apiVersion === 'string' &&
    (group ? apiVersion.startsWith(`${group}/`) : !apiVersion.includes('/'))
  );
}

/** Whether two virtual namespaces share one host namespace, and with it names, app ids and Dapr Components. */
export function sharesHostNamespace(
  context: FileCheckContext,
  a: string,
  b: string,
): boolean {
  const { profile = 'oss-hostmanaged' } = context;
  return (
    a === b ||
    (isCreatableProfile(profile) &&
      PROFILES[profile].mode === 'single-namespace')
  );
}

/** Whether two objects of the files are one for the API server, so that the one that is applied last replaces the other. */
export function isSameObject(
  { value: a }: CheckedObject,
  { value: b }: CheckedObject,
  context: FileCheckContext,
): boolean {
  return (
    nameOf(a) !== '' &&
    a.kind === b.kind &&
    nameOf(a) === nameOf(b) &&
    namespaceOf(a, context) === namespaceOf(b, context)
  );
}

function appsOf(source: CheckedObject, context: FileCheckContext): App[] {
  return podTemplatePaths(source.value).flatMap(
    template => appOf(source, template, context) ?? [],
  );
}

function appOf(
  source: CheckedObject,
  template: ObjectPath,
  context: FileCheckContext,
): App | undefined {
  const path = [...template, 'metadata', 'annotations'];
  const annotations = valueAt(source.value, path);
  if (!isMap(annotations)) {
    return undefined;
  }
  const enabled = annotations[ANNOTATION_DAPR_ENABLED];
  const appId = annotations[ANNOTATION_DAPR_APP_ID];
  if (enabled === undefined || /^(false|no|off|0)$/i.test(String(enabled))) {
    return undefined;
  }
  return {
    source,
    annotations: path,
    namespace: namespaceOf(source.value, context),
    name: nameOf(source.value),
    ...(typeof appId === 'string' && appId !== '' && { appId }),
  };
}

/** Collects what rules look up about other objects. */
export function checkedFilesOf(
  objects: readonly CheckedObject[],
  context: FileCheckContext,
): CheckedFiles {
  const named = (group: string, kind: string) =>
    objects
      .filter(({ value }) => isOfKind(value, group, kind))
      .map(({ value }) => nameOf(value));
  return {
    context,
    apps: objects.flatMap(object => appsOf(object, context)),
    services: [
      ...(context.services ?? []),
      ...objects
        .filter(({ value }) => isOfKind(value, '', 'Service'))
        .map(({ value }) => ({
          namespace: namespaceOf(value, context),
          name: nameOf(value),
        })),
    ],
    dependencies: vclusterDependencies(objects),
    otherCharts: otherCharts(objects),
    chartSources: chartSources(objects),
    namedFiles: new Map(),
    valuesSources: valuesSources(objects),
    secrets: new Set(named('', 'Secret')),
    configurations: new Set([
      ...(context.configurations ?? []),
      ...named('dapr.io', 'Configuration'),
    ]),
    components: objects
      .filter(({ value }) => isOfKind(value, 'dapr.io', 'Component'))
      .map(source => ({ source, input: componentInput(source.value) })),
  };
}
