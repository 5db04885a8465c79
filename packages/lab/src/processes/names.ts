const TENANT = 'tenant-';
const POD = 'pod-';

/** Prefix of the names of a tenant's processes, and the name by which its API server is known to the kubelet. */
export const tenantProcess = (vcluster: { namespace: string; name: string }) =>
  `${TENANT}${vcluster.namespace}-${vcluster.name}`;

/** Name of the process that stands for a container. */
export const podProcess = (namespace: string, pod: string, container: string) =>
  `${POD}${namespace}-${pod}-${container}`;

/** Whether a process is part of a vcluster's control plane. */
export const isOfTenant = (name: string) => name.startsWith(TENANT);

/** Whether a process stands for a container, which may end and be started again as containers do. */
export const isOfPod = (name: string) => name.startsWith(POD);
