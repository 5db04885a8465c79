import { KindInfo } from '../kinds/KindInfo';
import { isRecord } from '../meta/json';
import { KubeObject } from '../meta/types';

type Converters = NonNullable<KindInfo['convert']>;

/**
 * What Dapr's conversion webhook does between the versions of Subscription; undefined for every other kind, whose
 * versions then differ in `apiVersion` only.
 */
export function convertersOf(
  storage: string,
  version: string,
  storageVersion: string,
): Converters | undefined {
  return storage === 'subscriptions.dapr.io' &&
    version === 'v1alpha1' &&
    storageVersion === 'v2alpha1'
    ? { toStorage: toV2alpha1, fromStorage: toV1alpha1 }
    : undefined;
}

/** v1alpha1 knows one `route`, v2alpha1 `routes` with rules and a default. */
function toV2alpha1(object: KubeObject): KubeObject {
  const { route, ...spec } = specOf(object);
  return {
    ...object,
    apiVersion: 'dapr.io/v2alpha1',
    spec: { ...spec, routes: { default: route ?? '' } },
  };
}

function toV1alpha1(object: KubeObject): KubeObject {
  const { routes, ...spec } = specOf(object);
  const route = isRecord(routes) ? routes.default : undefined;
  return {
    ...object,
    apiVersion: 'dapr.io/v1alpha1',
    spec: { ...spec, route: route ?? '' },
  };
}

function specOf(object: KubeObject): Record<string, unknown> {
  return isRecord(object.spec) ? object.spec : {};
}
