const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const LABEL_PATTERN = new RegExp(`^${LABEL}$`);
const MAX_LABEL_LENGTH = 63;

/** Longest app-id whose `<app-id>-dapr` Service name is still a DNS label. */
export const MAX_APP_ID_LENGTH = MAX_LABEL_LENGTH - '-dapr'.length;

/**
 * Why Dapr refuses an app-id, in the injector's own words; undefined when it does not.
 * The pod is then rejected, not merely left without a sidecar.
 *
 * Source: dapr/dapr v1.18.3 `pkg/validation/validation.go` (ValidateKubernetesAppID).
 *
 * @public
 */
export function appIdProblem(appId: string): string | undefined {
  if (appId === '') {
    return 'value for the dapr.io/app-id annotation is empty';
  }
  const service = `${appId}-dapr`;
  const problems: string[] = [];
  if (service.length > MAX_LABEL_LENGTH) {
    problems.push(`must be no more than ${MAX_LABEL_LENGTH} characters`);
  }
  if (!LABEL_PATTERN.test(service)) {
    problems.push(
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character " +
        `(e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`,
    );
  }
  return problems.length
    ? `invalid app id (input: '${appId}', service: '${service}'): ${problems.join(
        '\n',
      )}`
    : undefined;
}
