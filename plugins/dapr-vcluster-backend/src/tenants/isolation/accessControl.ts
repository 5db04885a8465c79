import {
  DAPR_KIND_TABLE,
  PROFILES,
  PresetAccessControl,
} from 'backstage-plugin-dapr-vcluster-common';
import { HostObject } from 'backstage-plugin-dapr-vcluster-node';
import { ownLabels } from '../live/hostNamespace';
import { IsolatedTenant } from './IsolatedTenant';
import { IsolationFacts } from './HostFacts';

/** Name of both resources; pods name the Configuration in the annotation `dapr.io/config`. */
export const ACCESS_NAME = 'dapr-vcluster-access';

/** Trust domain of apps whose Configuration names none. */
const TRUST_DOMAIN = 'public';

/**
 * Dapr resources that deny calls by default, where the preset asks for them: invocations of apps, and from Dapr 1.18 on
 * workflow calls. Where a syncer copies Dapr resources from the vcluster, none are in the namespaces of its pods: there
 * is nothing to render.
 */
export function accessControl(
  { ref, profile, accessControl: wanted }: IsolatedTenant,
  { workflowAccessPolicies }: IsolationFacts,
): HostObject[] {
  if (!wanted || PROFILES[profile].mode !== 'single-namespace') {
    return [];
  }
  const metadata = {
    name: ACCESS_NAME,
    namespace: ref.namespace,
    labels: ownLabels(ref),
  };
  return [
    configuration(metadata, wanted),
    ...(wanted.workflows && workflowAccessPolicies
      ? [
          {
            apiVersion: DAPR_KIND_TABLE.WorkflowAccessPolicy.apiVersion,
            kind: DAPR_KIND_TABLE.WorkflowAccessPolicy.kind,
            metadata,
            // No rule matches, so that calls between apps are denied; those of an app to itself are not checked.
            spec: { rules: [] },
          },
        ]
      : []),
  ];
}

function configuration(
  metadata: HostObject['metadata'],
  { callers }: PresetAccessControl,
): HostObject {
  return {
    apiVersion: DAPR_KIND_TABLE.Configuration.apiVersion,
    kind: DAPR_KIND_TABLE.Configuration.kind,
    metadata,
    spec: {
      accessControl: {
        defaultAction: 'deny',
        trustDomain: TRUST_DOMAIN,
        policies: callers.map(appId => ({
          appId,
          defaultAction: 'allow',
          trustDomain: TRUST_DOMAIN,
          namespace: metadata.namespace,
        })),
      },
    },
  };
}
