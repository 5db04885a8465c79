import { JsonMap, ObjectPath, valueAt } from '../model/paths';
import { ObjectFinding, objectFinding } from '../model/findings';
import { containersOf } from '../model/podTemplate';

/** Whether an image names a version: a digest, or a tag other than `latest`. */
export function hasVersion(image: string): boolean {
  if (image.includes('@')) {
    return true;
  }
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== 'latest';
}

/** Images that are another one tomorrow. */
export function imageFindings(
  object: JsonMap,
  spec: ObjectPath,
): ObjectFinding[] {
  return containersOf(valueAt(object, spec), spec).flatMap(
    ({ container, path }) => {
      const { image } = container;
      if (typeof image !== 'string' || hasVersion(image)) {
        return [];
      }
      return [
        objectFinding('G12/image', 'warning', {
          path: [...path, 'image'],
          title: `Image "${image}" has no version, so that a restart may run another one`,
          value: image,
          fix: 'Add a tag other than latest, or better a digest',
        }),
      ];
    },
  );
}
