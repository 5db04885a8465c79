import { JsonRecord } from '../meta/json';
import { KubeObject } from '../meta/types';
import { childOf, fill } from './fill';
import {
  definitionDefaults,
  namespaceDefaults,
  roleBindingDefaults,
  secretDefaults,
  serviceDefaults,
  webhookDefaults,
} from './others';
import { podOnlyDefaults, podSpecDefaults } from './pod';
import {
  claimDefaults,
  daemonSetDefaults,
  deploymentDefaults,
  jobDefaults,
  replicaSetDefaults,
  statefulSetDefaults,
} from './workloads';

const DEFAULTS: Record<string, (object: JsonRecord) => void> = {
  ClusterRoleBinding: roleBindingDefaults,
  CustomResourceDefinition: definitionDefaults,
  DaemonSet: daemonSetDefaults,
  Deployment: deploymentDefaults,
  Job: jobDefaults,
  MutatingWebhookConfiguration: webhookDefaults,
  Namespace: namespaceDefaults,
  PersistentVolumeClaim: claimDefaults,
  Pod: podDefaults,
  ReplicaSet: replicaSetDefaults,
  ReplicationController: replicaSetDefaults,
  RoleBinding: roleBindingDefaults,
  Secret: secretDefaults,
  Service: serviceDefaults,
  StatefulSet: statefulSetDefaults,
  ValidatingWebhookConfiguration: webhookDefaults,
};

/** Fills in, in place, what Kubernetes fills in when it decodes one of its own kinds. */
export function applyBuiltinDefaults(object: KubeObject): void {
  DEFAULTS[object.kind]?.(object);
}

function podDefaults(object: JsonRecord): void {
  const spec = childOf(object, 'spec');
  podSpecDefaults(spec);
  podOnlyDefaults(spec);
  fill(object, { status: { phase: 'Pending' } });
}
