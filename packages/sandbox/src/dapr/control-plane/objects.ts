import { cloneDeep } from 'lodash';
import { Container } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import recorded from './chart.data.json';

export type ControlPlaneOptions = {
  /** Dapr's version; 1.18.3 unless given. */
  version?: string;
  /** Helm value `dapr_sidecar_injector.allowedServiceAccounts`; the chart has none. */
  allowedServiceAccounts?: string;
  /** Helm value `dapr_sidecar_injector.allowedServiceAccountsPrefixNames`. */
  allowedServiceAccountsPrefixNames?: string;
};

export const DAPR_VERSION = '1.18.3';
export const DAPR_NAMESPACE = 'dapr-system';

const PLACEHOLDER = '$VERSION';

/** The objects that Dapr's Helm chart 1.18.3 makes, in the order in which they can be created. */
export function controlPlaneObjects(
  options: ControlPlaneOptions = {},
): (KubeObject & TypeMeta)[] {
  const objects = withVersion(
    cloneDeep(recorded),
    options.version ?? DAPR_VERSION,
  ) as (KubeObject & TypeMeta)[];
  const injector = objects.find(
    ({ kind, metadata }) =>
      kind === 'Deployment' && metadata.name === 'dapr-sidecar-injector',
  );
  const [container] = (
    injector?.spec as {
      template: { spec: { containers: Container[] } };
    }
  ).template.spec.containers;
  const lists = {
    ALLOWED_SERVICE_ACCOUNTS: options.allowedServiceAccounts,
    ALLOWED_SERVICE_ACCOUNTS_PREFIX_NAMES:
      options.allowedServiceAccountsPrefixNames,
  };
  for (const [name, value] of Object.entries(lists)) {
    if (value) {
      container.env = [...(container.env ?? []), { name, value }];
    }
  }
  return objects;
}

function withVersion(value: unknown, version: string): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'string' ? each.replaceAll(PLACEHOLDER, version) : each,
    ),
  );
}
