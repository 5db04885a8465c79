/** Labels that Kubernetes and its tools set on namespaces, which are not copied to the catalog. */
const NOISE =
  /(^|\.)(kubernetes\.io|k8s\.io|loft\.sh|fluxcd\.io|helm\.sh)\/|^(app|chart|heritage|release|name)$/;

/** The labels that users set on a tenant; undefined if there are none. */
export function entityLabels(
  labels: Record<string, string>,
): Record<string, string> | undefined {
  const own = Object.entries(labels).filter(
    ([key, value]) => value !== '' && !NOISE.test(key),
  );
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
