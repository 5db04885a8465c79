import { get, has, set } from 'lodash';
import { KubeObject } from '../meta/types';

/** Fields that Go's types of the built-in kinds always carry, even in an empty object. */
const ALWAYS_THERE: [path: string, value: () => unknown][] = [
  ['metadata', () => ({})],
  ['spec', () => ({})],
  ['status', () => ({})],
  ['spec.strategy', () => ({})],
  ['spec.updateStrategy', () => ({})],
  ['spec.serviceName', () => ''],
  ['spec.resources', () => ({})],
  ['spec.template', () => ({})],
  ['spec.template.metadata', () => ({})],
  ['spec.template.spec', () => ({})],
  ['spec.template.spec.containers', () => []],
  ['spec.containers', () => []],
];

/** What Kubernetes compares a new object of a built-in kind with, to see which fields its creator set. */
export function skeletonOf(object: KubeObject): KubeObject {
  const skeleton = {};
  for (const [path, value] of ALWAYS_THERE) {
    if (has(object, path) && typeof get(object, path) === typeof value()) {
      set(skeleton, path, value());
    }
  }
  return skeleton as KubeObject;
}
