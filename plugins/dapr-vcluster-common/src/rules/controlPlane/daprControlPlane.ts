/**
 * Values of the label `app` that Dapr's chart gives its control plane.
 *
 * @public
 */
export const CONTROL_PLANE_APPS: readonly string[] = [
  'dapr-sidecar-injector',
  'dapr-operator',
  'dapr-sentry',
  'dapr-placement-server',
  'dapr-scheduler-server',
];

/**
 * The parts of an object that tell whether it belongs to a control plane of Dapr.
 *
 * @public
 */
export type ControlPlaneCandidate = {
  kind?: unknown;
  metadata?: unknown;
  spec?: unknown;
};

const WORKLOADS = ['Deployment', 'StatefulSet'];
const CHARTS = /(^|\/)dapr(@|:|$)/;

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );

/**
 * Whether an object is part of a control plane of Dapr, or installs one: a workload of the chart, its webhook, a release of it.
 *
 * @public
 */
export function isDaprControlPlane(object: ControlPlaneCandidate): boolean {
  const { kind } = object;
  if (WORKLOADS.includes(String(kind))) {
    const app = at(object, 'metadata', 'labels', 'app');
    return CONTROL_PLANE_APPS.includes(String(app));
  }
  if (kind === 'MutatingWebhookConfiguration') {
    return at(object, 'metadata', 'name') === 'dapr-sidecar-injector';
  }
  const chart =
    kind === 'HelmRelease'
      ? at(object, 'spec', 'chart', 'spec', 'chart')
      : kind === 'Application' && at(object, 'spec', 'source', 'chart');
  return typeof chart === 'string' && CHARTS.test(chart);
}
