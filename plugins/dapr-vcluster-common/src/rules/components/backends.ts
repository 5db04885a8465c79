import {
  backendsIn,
  isAllowedBackend,
  namesBackend,
} from '../addresses/backends';
import { allFields } from '../../componentCatalogue/allFields';
import { Finding } from '../../findings';
import { deniedHost } from '../addresses/deniedHost';
import { Rule, finding, textOf } from './types';

/** G10: addresses that no tenant may reach. */
export const reachIsBounded: Rule = ({ component }) => {
  const findings: Finding[] = [];
  component.metadata.forEach((item, index) => {
    const value = textOf(item);
    const host = value && deniedHost(value, namesBackend(item.name));
    if (host) {
      findings.push(
        finding('G10', 'error', {
          title: `"${item.name}" points at ${host}, which no tenant may reach`,
          field: `metadata[${index}].value`,
          value: host,
          fix: 'Use the address of a service that is meant for tenants',
        }),
      );
    }
  });
  return findings;
};

/** G10: where the platform team lists the backends tenants may use, no other is reached. */
export const backendAllowed: Rule = ({ component, spec, context }) => {
  const allowed = context.policy?.allowedBackends;
  if (!allowed) {
    return [];
  }
  const fields = spec && allFields(spec);
  return component.metadata.flatMap((item, index) => {
    // An address inside a connection string stays a secret.
    const secret = fields?.get(item.name.toLowerCase())?.sensitive;
    if (!namesBackend(item.name) || secret) {
      return [];
    }
    const at = `metadata[${index}]`;
    const text = textOf(item);
    if (text === undefined) {
      return [
        finding('G10/backend', 'error', {
          title: `"${item.name}" must be a plain value, so that its backend can be checked`,
          field: at,
          fix: 'Give the address as value',
        }),
      ];
    }
    return backendsIn(text)
      .filter(host => !isAllowedBackend(host, allowed, context.tenant?.name))
      .map(host =>
        finding('G10/backend', 'error', {
          title: `"${item.name}" points at ${host}, which is not on the list of backends`,
          field: `${at}.value`,
          value: host,
          fix: `Use one of ${allowed.join(', ') || 'none: the list is empty'}`,
        }),
      );
  });
};

/** A pod asks its vcluster's DNS first, so that a Service of the tenant takes the place of the host's. */
export const hostNotCaptured: Rule = ({ component, context }) => {
  const { services } = context;
  if (!services) {
    return [];
  }
  return component.metadata.flatMap((item, index) => {
    const text = textOf(item);
    if (text === undefined || !namesBackend(item.name)) {
      return [];
    }
    return backendsIn(text).flatMap(backend => {
      const host = backend.replace(/:\d+$/, '');
      const captor = capturedBy(backend, services);
      return captor
        ? [
            finding('G10/captured-host', 'warning', {
              title: `"${item.name}" says ${host}, and the tenant's own Service "${captor.name}" in its namespace "${captor.namespace}" answers to that name`,
              field: `metadata[${index}].value`,
              value: host,
              fix: "Rename the Service if the host's is meant; ignore this if the tenant's own is",
            }),
          ]
        : [];
    });
  });
};

/** The Service of the tenant's that answers to a backend's name inside its pods. */
export function capturedBy(
  backend: string,
  services: ReadonlyArray<{ namespace: string; name: string }>,
): { namespace: string; name: string } | undefined {
  const host = backend.replace(/:\d+$/, '');
  return services.find(service => isNameOf(host, service));
}

function isNameOf(
  host: string,
  { namespace, name }: { namespace: string; name: string },
): boolean {
  const long = `${name}.${namespace}`;
  return (
    host === name ||
    host === long ||
    host === `${long}.svc` ||
    host.startsWith(`${long}.svc.`)
  );
}
