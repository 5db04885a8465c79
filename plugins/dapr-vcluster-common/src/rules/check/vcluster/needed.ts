import { findsHostDapr } from './findsHostDapr';
import { ObjectFinding, objectFinding } from '../model/findings';
import { JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';

const FALLBACK: ObjectPath = ['networking', 'advanced', 'fallbackHostCluster'];
const SECRETS: ObjectPath = ['sync', 'toHost', 'secrets', 'all'];

const setTrue = (path: ObjectPath) => ({
  fix: `Set ${pathText(path)} to true`,
  edit: { operations: [{ op: 'set' as const, path, value: true }] },
});

/** What Dapr needs of a vcluster and the values do not turn on. */
export function neededFindings(values: JsonMap): ObjectFinding[] {
  const legacyDns = values.fallbackHostDns !== undefined;
  const legacySync =
    valueAt(values, ['sync', 'generic']) !== undefined ||
    valueAt(values, ['sync', 'secrets']) !== undefined;
  return [
    ...(legacyDns || findsHostDapr(values)
      ? []
      : [
          objectFinding('vcluster/host-dns', 'error', {
            path: FALLBACK,
            title:
              "Sidecars could not find the host's Dapr: names of the host are not looked up",
            ...setTrue(FALLBACK),
          }),
        ]),
    ...(legacySync || valueAt(values, SECRETS) === true
      ? []
      : [
          objectFinding('vcluster/secrets-sync', 'warning', {
            path: SECRETS,
            title:
              'Secrets that no pod uses stay in the vcluster, where the Dapr operator does not see them',
            ...setTrue(SECRETS),
          }),
        ]),
  ];
}

/** Charts the vcluster installs inside itself when it starts. */
const DEPLOYED: ObjectPath = ['experimental', 'deploy', 'vcluster', 'helm'];

/** A Dapr inside the vcluster. */
export function secondDaprFindings(values: JsonMap): ObjectFinding[] {
  const charts = valueAt(values, DEPLOYED);
  if (!Array.isArray(charts)) {
    return [];
  }
  return charts.flatMap((chart, index) =>
    valueAt(chart, ['chart', 'name']) === 'dapr'
      ? [
          objectFinding('G14', 'warning', {
            path: [...DEPLOYED, index],
            title:
              "This installs Dapr inside the vcluster, beside the host's that serves it already",
            fix: "Leave it out: the tenant's pods get their sidecars from the host's Dapr",
          }),
        ]
      : [],
  );
}
