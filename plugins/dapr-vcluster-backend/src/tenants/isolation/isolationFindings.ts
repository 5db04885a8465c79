import {
  Finding,
  PROFILES,
  Severity,
} from 'backstage-plugin-dapr-vcluster-common';
import { guardrailInfo } from 'backstage-plugin-dapr-vcluster-common/rules';
import { IsolatedTenant } from './IsolatedTenant';
import { Enforcement } from './enforcement';
import { IsolationFacts } from './HostFacts';

type Wanted = Pick<
  IsolatedTenant,
  'isolation' | 'profile' | 'accessControl' | 'network'
>;

/** What the portal itself cannot do. */
export type IsolationLimits = {
  /** Why the network policies are not written; absent when they are. */
  networkPoliciesLeftOut?: string;
};

/**
 * What of the isolation of a tenant its host does not enforce, or is not known to. An `error` means that the tenant could
 * not be used. Pure.
 */
export function isolationFindings(
  wanted: Wanted,
  enforcement: Enforcement,
  facts: Pick<IsolationFacts, 'apiServers' | 'workflowAccessPolicies'>,
  limits: IsolationLimits = {},
): Finding[] {
  return [
    ...(wanted.isolation === 'none'
      ? notIsolated()
      : [
          ...podSecurity(enforcement),
          ...network(enforcement, facts, limits),
          ...scope(wanted),
          ...sidecars(wanted, enforcement),
        ]),
    ...accessControl(wanted, facts),
  ];
}

function notIsolated(): Finding[] {
  return [
    finding('G13/isolation', 'warning', {
      title:
        'The preset has no isolation: pods of the tenant can use the host and connect to other tenants',
      fix: 'Set isolation of the preset to baseline, unless every member of the tenant may administer the host',
    }),
  ];
}

function podSecurity({ podSecurity: state }: Enforcement): Finding[] {
  switch (state) {
    case 'enforced':
      return [];
    case 'not-enforced':
      return [
        finding('G13/pod-security', 'warning', {
          title:
            'The API server of the host does not enforce Pod Security Standards: privileged pods of the tenant reach the host',
          fix: 'Enable the admission plugin PodSecurity of the API server, which is on by default, or enforce the standards with a policy engine',
        }),
      ];
    default:
      return [
        finding('G13/pod-security', 'info', {
          title:
            'It is not known whether the API server of the host enforces Pod Security Standards',
          fix: 'Create a privileged pod in the host namespace with --dry-run=server; it must be refused',
        }),
      ];
  }
}

function network(
  { networkPolicies }: Enforcement,
  { apiServers }: Pick<IsolationFacts, 'apiServers'>,
  { networkPoliciesLeftOut }: IsolationLimits,
): Finding[] {
  if (networkPoliciesLeftOut) {
    return [
      finding('G13/network-policy', 'warning', {
        title: `The tenant has no network policies: ${networkPoliciesLeftOut}`,
        fix: 'Apply manifests/rbac.yaml of the backend package, then create the tenant again with the same values',
      }),
    ];
  }
  const found: Finding[] = [];
  if (networkPolicies.state === 'not-enforced') {
    found.push(
      finding('G13/network-policy', 'warning', {
        title: `The network plugin of the host (${networkPolicies.plugin}) does not enforce network policies: tenants can connect to each other`,
        value: networkPolicies.plugin,
        fix: 'Use a network plugin that enforces network policies, such as Calico or Cilium',
      }),
    );
  }
  if (networkPolicies.state === 'unknown') {
    found.push(
      finding('G13/network-policy', 'info', {
        title:
          'It is not known whether the network plugin of the host enforces network policies',
        fix: 'Ask the platform team of the host, or connect from one tenant to a pod of another, which must fail',
      }),
    );
  }
  if (apiServers.length === 0) {
    found.push(
      finding('G13/network-policy', 'info', {
        title:
          'The host does not tell the addresses of its API server: the network policies cannot let it read the state of sidecars, and allow the vcluster every address on ports 443 and 6443',
        fix: 'Let the portal list EndpointSlices in namespace default, or add the addresses to network.clients of the preset',
      }),
    );
  }
  return found;
}

function scope({ profile }: Wanted): Finding[] {
  return PROFILES[profile].mode === 'multi-namespace'
    ? [
        finding('G13/isolation', 'warning', {
          title:
            'Pods of the tenant run in namespaces that its syncer creates later: those get the Pod Security Standard, but no quota, limits or network policies',
          fix: 'Use profile oss-hostmanaged, or apply quota and network policies to new namespaces with a policy engine of the host',
        }),
      ]
    : [];
}

function sidecars(
  { isolation }: Wanted,
  { sidecarsDropCapabilities }: Enforcement,
): Finding[] {
  return isolation === 'restricted' && sidecarsDropCapabilities === false
    ? [
        finding('G13/pod-security', 'error', {
          title:
            "Isolation restricted refuses every pod with a sidecar: Dapr's injector does not make sidecars drop their capabilities",
          fix: 'Set the Helm value dapr_sidecar_injector.sidecarDropALLCapabilities of Dapr to true, or use isolation baseline',
        }),
      ]
    : [];
}

function accessControl(
  { accessControl: wanted, profile }: Wanted,
  { workflowAccessPolicies }: Pick<IsolationFacts, 'workflowAccessPolicies'>,
): Finding[] {
  if (!wanted) {
    return [];
  }
  if (PROFILES[profile].mode !== 'single-namespace') {
    return [
      finding('G13/access-control', 'warning', {
        title:
          'The access control of the preset is not created: Dapr resources of this profile come from the vcluster',
        fix: 'Create the Configuration in the vcluster, or use profile oss-hostmanaged',
      }),
    ];
  }
  return wanted.workflows && !workflowAccessPolicies
    ? [
        finding('G13/access-control', 'warning', {
          title:
            'The host has no WorkflowAccessPolicies: workflow calls between apps are not denied',
          fix: "Upgrade the host's Dapr to 1.18 or newer, with its CRDs",
        }),
      ]
    : [];
}

function finding(
  ruleId: string,
  severity: Severity,
  { value, ...parts }: { title: string; fix: string; value?: string },
): Finding {
  const source = guardrailInfo(ruleId)?.source;
  return {
    ruleId,
    severity,
    ...parts,
    evidence: value === undefined ? [] : [{ label: 'found', value }],
    ...(source && { source }),
  };
}
