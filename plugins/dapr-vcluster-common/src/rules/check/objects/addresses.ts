import { deniedHost } from '../../addresses/deniedHost';
import { capturedBy } from '../../components/backends';
import { hasCredentials } from '../../components/types';
import { backendsIn, isAllowedBackend } from '../../guardrails';
import { CheckedFiles } from '../model/checkedFiles';
import { ObjectFinding, objectFinding } from '../model/findings';
import { ObjectPath, pathText } from '../model/paths';

/** G3 and G10 on an address that is sent to: passwords in it, hosts no tenant may reach. */
export function addressFindings(
  url: string,
  path: ObjectPath,
): ObjectFinding[] {
  const field = pathText(path);
  const denied = deniedHost(url, true);
  return [
    ...(hasCredentials(url)
      ? [
          objectFinding('G3', 'error', {
            path,
            title: `${field} has a password in it`,
            fix: 'Give it as a header that refers to a Secret',
          }),
        ]
      : []),
    ...(denied
      ? [
          objectFinding('G10', 'error', {
            path,
            title: `${field} points at ${denied}, which no tenant may reach`,
            value: denied,
            fix: 'Use the address of a service that is meant for tenants',
          }),
        ]
      : []),
  ];
}

/** G10 on the address of a backend: the list of the platform team, and Services of the tenant's that take its name. */
export function backendFindings(
  url: string,
  path: ObjectPath,
  { context, services }: CheckedFiles,
): ObjectFinding[] {
  const field = pathText(path);
  const allowed = context.policy?.allowedBackends;
  return backendsIn(url).flatMap(backend => {
    const captor = capturedBy(backend, services);
    const listed =
      !allowed || isAllowedBackend(backend, allowed, context.tenant?.name);
    return [
      ...(listed
        ? []
        : [
            objectFinding('G10/backend', 'error', {
              path,
              title: `${field} points at ${backend}, which is not on the list of backends`,
              value: backend,
              fix: `Use one of ${
                allowed.join(', ') || 'none: the list is empty'
              }`,
            }),
          ]),
      ...(captor
        ? [
            objectFinding('G10/captured-host', 'warning', {
              path,
              title: `${field} says ${backend}, and the tenant's own Service "${captor.name}" in its namespace "${captor.namespace}" answers to that name`,
              value: backend,
              fix: "Rename the Service if the host's is meant; ignore this if the tenant's own is",
            }),
          ]
        : []),
    ];
  });
}
