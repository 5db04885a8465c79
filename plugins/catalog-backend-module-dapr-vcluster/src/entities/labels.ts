/** Labels that Kubernetes and its tools put on every namespace: noise in a catalog. */
const NOISE =
  /(^|\.)(kubernetes\.io|k8s\.io|loft\.sh|fluxcd\.io|helm\.sh)\/|^(app|chart|heritage|release|name)$/;

/** The labels an owner gave a tenant; undefined when there are none. */
export function entityLabels(
  labels: Record<string, string>,
): Record<string, string> | undefined {
  const own = Object.entries(labels).filter(
    ([key, value]) => value !== '' && !NOISE.test(key),
  );
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
