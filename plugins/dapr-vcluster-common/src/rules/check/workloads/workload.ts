import { ANNOTATION_DAPR_ENABLED } from '../../injection';
import { CheckedObject, CheckedFiles } from '../model/checkedFiles';
import { isMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { annotationFindings } from './annotations';
import { configFindings } from './config';
import { identityFindings } from './identity';
import { imageFindings } from './images';
import { DAPR_PREFIX } from './names';
import { podTemplatePath } from '../model/podTemplate';
import { sidecarFindings } from './sidecar';

/** Checks a workload (or pod) that has annotations of Dapr; one without has nothing to do with it. */
export function checkWorkload(
  source: CheckedObject,
  files: CheckedFiles,
): ObjectFinding[] {
  const template = podTemplatePath(source.value);
  if (!template) {
    return [];
  }
  const path = [...template, 'metadata', 'annotations'];
  const annotations = valueAt(source.value, path);
  const misplaced = template.length > 0 ? misplacedFindings(source, path) : [];
  if (!isMap(annotations)) {
    return misplaced;
  }
  const keys = Object.keys(annotations);
  if (!keys.some(key => key.startsWith(DAPR_PREFIX))) {
    return misplaced;
  }
  const app = files.apps.find(each => each.source === source);
  return [
    ...misplaced,
    ...annotationFindings(annotations, path),
    ...(app
      ? [
          ...identityFindings(app, annotations, files),
          ...sidecarFindings(annotations, path),
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
