/** What the status of a new object says before a controller has seen it: Go's zero values. */
const INITIAL: Record<string, object> = {
  CronJob: {},
  DaemonSet: {
    currentNumberScheduled: 0,
    desiredNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
  },
  Deployment: {},
  Ingress: { loadBalancer: {} },
  Job: {},
  PersistentVolume: { phase: 'Pending' },
  PersistentVolumeClaim: { phase: 'Pending' },
  PodDisruptionBudget: {
    currentHealthy: 0,
    desiredHealthy: 0,
    disruptionsAllowed: 0,
    expectedPods: 0,
  },
  ReplicaSet: { replicas: 0 },
  ReplicationController: { replicas: 0 },
  ResourceQuota: {},
  Service: { loadBalancer: {} },
  StatefulSet: { availableReplicas: 0, replicas: 0 },
};

export function initialStatus(kind: string): object | undefined {
  return INITIAL[kind] && { ...INITIAL[kind] };
}
