import {
  Check,
  Container,
  containersOf,
  named,
  plural,
  PodSpec,
  quoted,
  sorted,
  violation,
} from './PodSpec';

const DEFAULT_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Source: the check `sysctls` of k8s.io/pod-security-admission, newest version. */
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

const names = (spec: PodSpec, isBad: (container: Container) => unknown) =>
  containersOf(spec)
    .filter(isBad)
    .map(({ name }) => name);

export const capabilities: Check = spec => {
  const extra = ({ securityContext }: Container) =>
    (securityContext?.capabilities?.add ?? []).filter(
      each => !DEFAULT_CAPABILITIES.includes(each),
    );
  const bad = names(spec, each => extra(each).length > 0);
  return violation(
    'non-default capabilities',
    bad,
    () =>
      `${named('container', bad)} must not include ${quoted(
        sorted(containersOf(spec).flatMap(extra)),
      )} in securityContext.capabilities.add`,
  );
};

export const hostNamespaces: Check = spec => {
  const bad = (['hostNetwork', 'hostPID', 'hostIPC'] as const)
    .filter(field => spec[field])
    .map(field => `${field}=true`);
  return violation('host namespaces', bad, () => bad.join(', '));
};

export const hostPaths: Check = ({ volumes = [] }) => {
  const bad = volumes
    .filter(({ hostPath }) => hostPath)
    .map(({ name }) => name);
  return violation('hostPath volumes', bad, () => named('volume', bad));
};

export const hostPorts: Check = spec => {
  const portsOf = ({ ports = [] }: Container) =>
    ports.flatMap(({ hostPort }) => (hostPort ? [`${hostPort}`] : []));
  const bad = names(spec, each => portsOf(each).length > 0);
  return violation('hostPort', bad, () => {
    const ports = sorted(containersOf(spec).flatMap(portsOf));
    return `${named('container', bad)} ${
      bad.length === 1 ? 'uses' : 'use'
    } ${plural('hostPort', ports)} ${ports.join(', ')}`;
  });
};

export const privileged: Check = spec => {
  const bad = names(spec, each => each.securityContext?.privileged);
  return violation(
    'privileged',
    bad,
    () =>
      `${named('container', bad)} must not set securityContext.privileged=true`,
  );
};

export const procMount: Check = spec => {
  const typeOf = ({ securityContext }: Container) => securityContext?.procMount;
  const isBad = (each: Container) =>
    typeOf(each) !== undefined && typeOf(each) !== 'Default';
  const bad = names(spec, isBad);
  return violation('procMount', bad, () => {
    const values = containersOf(spec).filter(isBad).map(typeOf) as string[];
    return `${named(
      'container',
      bad,
    )} must not set securityContext.procMount to ${quoted(sorted(values))}`;
  });
};

export const sysctls: Check = ({ securityContext }) => {
  const bad = (securityContext?.sysctls ?? [])
    .map(({ name }) => name)
    .filter(name => !SAFE_SYSCTLS.includes(name));
  return violation('forbidden sysctls', bad, () => bad.join(', '));
};
