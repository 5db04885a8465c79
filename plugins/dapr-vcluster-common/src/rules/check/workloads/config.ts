import { ANNOTATION_DAPR_CONFIG } from '../../injection';
import { CheckedFiles } from '../model/checkedFiles';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';

/** A sidecar whose Configuration is not in its host namespace gets no certificate and never starts. */
export function configFindings(
  annotations: JsonMap,
  path: ObjectPath,
  { configurations, context }: CheckedFiles,
): ObjectFinding[] {
  const name = annotations[ANNOTATION_DAPR_CONFIG];
  if (typeof name !== 'string' || configurations.has(name)) {
    return [];
  }
  const known = context.configurations !== undefined;
  return [
    objectFinding(
      known ? 'G11' : 'G11/unverified',
      known ? 'error' : 'warning',
      {
        path: [...path, ANNOTATION_DAPR_CONFIG],
        title: known
          ? `There is no Configuration "${name}"; the sidecar would not start`
          : `Configuration "${name}" is not among the files; without it on the host the sidecar does not start`,
        value: name,
        fix: 'Add the Configuration first, or remove the annotation',
      },
    ),
  ];
}
