import { ANNOTATION_DAPR_ENABLED } from '../../injection';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { isMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { annotationFindings } from './annotations';
import { portFindings } from './ports';
import { valueFindings } from './annotationValues';
import { configFindings } from './config';
import { identityFindings } from './identity';
import { imageFindings } from './images';
import { DAPR_PREFIX, podTemplatePaths } from '../model/podTemplate';
import { sidecarFindings } from './sidecar';

const annotationsOf = (template: ObjectPath): ObjectPath => [
  ...template,
  'metadata',
  'annotations',
];

/** Checks the pod templates of an object, or a pod: one without annotations of Dapr has nothing to do with it. */
export function checkWorkload(
  source: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  const templates = podTemplatePaths(source.value);
  const [first] = templates;
  return [
    ...(first && first.length > 0
      ? misplacedFindings(source, annotationsOf(first))
      : []),
    ...templates.flatMap(template => labelFindings(source, template)),
    ...templates.flatMap(template => templateFindings(source, template, files)),
  ];
}

function templateFindings(
  source: CheckedObject,
  template: ObjectPath,
  files: CheckedFiles,
): ObjectFinding[] {
  const path = annotationsOf(template);
  const annotations = valueAt(source.value, path);
  if (
    !isMap(annotations) ||
    !Object.keys(annotations).some(key => key.startsWith(DAPR_PREFIX))
  ) {
    return [];
  }
  const app = files.apps.find(
    each =>
      each.source === source && pathText(each.annotations) === pathText(path),
  );
  return [
    ...annotationFindings(annotations, path),
    ...valueFindings(annotations, path),
    ...portFindings(annotations, path),
    ...(app
      ? [
          ...identityFindings(app, annotations, files),
          ...sidecarFindings(annotations, path, files.context),
          ...configFindings(annotations, path, files),
          ...imageFindings(source.value, [...template, 'spec']),
        ]
      : []),
  ];
}

/** The injector reads pods: annotations of a Deployment's own do nothing. */
function misplacedFindings(
  { value }: CheckedObject,
  right: ObjectPath,
): ObjectFinding[] {
  const path: ObjectPath = ['metadata', 'annotations', ANNOTATION_DAPR_ENABLED];
  const enabled = valueAt(value, path);
  if (enabled === undefined) {
    return [];
  }
  return [
    objectFinding('G12/place', 'error', {
      path,
      title: `${ANNOTATION_DAPR_ENABLED} is on the workload, where the injector does not look`,
      fix: `Move the annotations of Dapr to ${pathText(right)}`,
    }),
  ];
}

/** The injector reads annotations: labels of the same names do nothing. */
function labelFindings(
  { value }: CheckedObject,
  template: ObjectPath,
): ObjectFinding[] {
  const path: ObjectPath = [
    ...template,
    'metadata',
    'labels',
    ANNOTATION_DAPR_ENABLED,
  ];
  const right = annotationsOf(template);
  return valueAt(value, path) === undefined ||
    valueAt(value, [...right, ANNOTATION_DAPR_ENABLED]) !== undefined
    ? []
    : [
        objectFinding('G12/place', 'error', {
          path,
          title: `${ANNOTATION_DAPR_ENABLED} is a label, where the injector does not look`,
          fix: `Move what Dapr reads from the labels to ${pathText(right)}`,
        }),
      ];
}
