import { HostCheck } from 'backstage-plugin-dapr-vcluster-common';
import {
  isForbidden,
  isMissingKind,
  isNotFound,
  KubeClient,
  KubeError,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import pLimit from 'p-limit';
import { Action, mayDo } from '../rights/accessReview';
import { denialOf } from '../rights/denial';
import { portalIdentity } from '../rights/portalIdentity';
import { TENANT_ROLE } from '../rights/roleBinding';
import { allows, RequiredRole, RoleRule } from './requiredRights';

type Result = HostCheck['results'][number];

/** Reviews are small, but there are some sixty of them. */
const AT_ONCE = 8;

/** Part of the manifest that is bound on the whole host, and what the portal cannot do without it. */
const CLUSTER_ROLES = [
  {
    check: 'rights/read',
    role: 'backstage-dapr-vcluster-read',
    title: 'Rights to read the host',
  },
  {
    check: 'rights/write',
    role: 'backstage-dapr-vcluster-write',
    title: 'Rights to create tenants',
  },
] as const;

const TENANT_RIGHTS = {
  check: 'rights/tenants',
  title: 'Rights in the namespaces of tenants',
} as const;

const TENANT_RULES = 'dapr-vcluster-tenant-base';
const APPLY = 'Apply manifests/rbac.yaml of the backend package on the host';

/** What is asked of a host. */
export type HostCheckOptions = {
  client: Pick<KubeClient, 'create' | 'get' | 'raw'>;
  /** Roles of the manifest, by which the rights are measured. */
  roles: readonly RequiredRole[];
  /** Nothing is written to the host, so that only rights to read are needed. */
  readOnly?: boolean;
  /** Why the configuration of the host cannot be used. */
  problem?: { problem: string; fix: string };
};

/**
 * Asks an API server, step by step, whether the portal can work with it: connection, credentials, then each right by a
 * SelfSubjectAccessReview, which every API server answers to everybody. Changes nothing.
 */
export async function checkHost(options: HostCheckOptions): Promise<HostCheck> {
  if (options.problem) {
    const { problem, fix } = options.problem;
    const title = `The configuration cannot be used: ${problem}`;
    return {
      outcome: 'failed',
      results: [{ check: 'configuration', outcome: 'failed', title, fix }],
    };
  }
  const results: Result[] = [];
  let identity: string | undefined;
  try {
    identity = await identityOn(options.client);
    results.push({
      check: 'connection',
      outcome: 'passed',
      title: await connectedTo(options.client),
    });
  } catch (error) {
    results.push(notConnected(error));
    return { outcome: 'failed', results };
  }
  for (const { check, role, title } of options.readOnly
    ? CLUSTER_ROLES.slice(0, 1)
    : CLUSTER_ROLES) {
    results.push(
      await orUnknown({ check, title }, () =>
        checkRights(options, { check, role, title }),
      ),
    );
  }
  if (!options.readOnly) {
    results.push(
      await orUnknown(TENANT_RIGHTS, () => checkTenantRole(options)),
    );
  }
  return {
    outcome: worst(results),
    ...(identity !== undefined && { identity }),
    results,
  };
}

/** As whom the API server knows the portal; one older than Kubernetes 1.28 does not say. */
async function identityOn(
  client: HostCheckOptions['client'],
): Promise<string | undefined> {
  try {
    return (await portalIdentity(client))?.username;
  } catch (error) {
    if (isMissingKind(error) && (await versionOf(client)) !== undefined) {
      return undefined;
    }
    throw error;
  }
}

/** A check that the API server no longer answers in the middle says nothing of rights. */
async function orUnknown(
  { check, title }: { check: string; title: string },
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof KubeError)) {
      throw error;
    }
    return {
      check,
      outcome: 'unknown',
      title: `${title}: the API server could not be asked: ${error.message}`,
      fix: 'Test again.',
    };
  }
}

async function connectedTo(client: Pick<KubeClient, 'raw'>): Promise<string> {
  const version = await versionOf(client);
  return version === undefined
    ? 'The API server answers'
    : `The API server answers (Kubernetes ${version})`;
}

async function versionOf(
  client: Pick<KubeClient, 'raw'>,
): Promise<string | undefined> {
  const { status, body } = await client.raw('/version');
  return status === 200 ? versionIn(body) : undefined;
}

function versionIn(body: string): string | undefined {
  try {
    const { gitVersion } = JSON.parse(body);
    return typeof gitVersion === 'string' ? gitVersion : undefined;
  } catch {
    return undefined;
  }
}

function notConnected(error: unknown): Result {
  if (!(error instanceof KubeError)) {
    throw error;
  }
  if (error.status === 401) {
    return {
      check: 'credentials',
      outcome: 'failed',
      title: 'The API server does not accept the credentials',
      fix: 'Renew the token or certificate of the host in the configuration.',
    };
  }
  if (denialOf(error)) {
    return {
      check: 'credentials',
      outcome: 'failed',
      title: `The API server does not let the portal ask for its own rights: ${error.message}`,
      fix: 'Give the credentials of an account that exists on this API server: every account may ask.',
    };
  }
  return {
    check: 'connection',
    outcome: 'failed',
    title: `The API server cannot be asked: ${error.message}`,
    fix: fixOf(error),
  };
}

/** What to do about codes of Node.js, which messages of errors end with. */
const FIXES: ReadonlyArray<readonly [RegExp, string]> = [
  [/ALTNAME/, 'Use an address that the certificate of the API server is for.'],
  [
    /CERT|SELF_SIGNED|ISSUER|LEAF_SIGNATURE/,
    'Give the certificate authority that signed the certificate of the API server: caFile or caData, in a kubeconfig certificate-authority or certificate-authority-data.',
  ],
  [
    /ECONNRESET|EPROTO|HPE_|WRONG_VERSION/,
    'Check that the address begins with https://, and that it is the port of the API server.',
  ],
  [/ENOTFOUND|EAI_AGAIN/, 'Check the name of the host in the address.'],
  [
    /ECONNREFUSED/,
    'Check the port in the address, and that the API server is running.',
  ],
];

function fixOf({ status, message }: KubeError): string {
  if (status !== 0) {
    return 'Check that the address is that of the API server, and not of something before it.';
  }
  return (
    FIXES.find(([code]) => code.test(message))?.[1] ??
    'Check the address, the certificate authority, and that the portal can connect to it.'
  );
}

async function checkRights(
  { client, roles }: HostCheckOptions,
  { check, role, title }: { check: string; role: string; title: string },
): Promise<Result> {
  const { rights = [] } = roles.find(({ name }) => name === role) ?? {};
  const missing = await missingOf(client, rights);
  const held = `${rights.length - missing.length} of ${rights.length}`;
  return missing.length === 0
    ? { check, outcome: 'passed', title: `${title}: all ${rights.length}` }
    : {
        check,
        outcome: 'failed',
        title: `${title}: ${held}`,
        fix: `${APPLY}, and bind ClusterRole ${role} to the portal's account.`,
        missing,
      };
}

/** The rights that the portal does not have on the whole host. */
async function missingOf(
  client: HostCheckOptions['client'],
  rights: readonly Action[],
): Promise<Action[]> {
  const limit = pLimit(AT_ONCE);
  const answers = await Promise.all(
    rights.map(right => limit(() => mayDo(client, right))),
  );
  return rights.filter((_, index) => !answers[index]);
}

/** The role that the portal binds in the namespaces of tenants: held there only, so its rules are read. */
async function checkTenantRole({
  client,
  roles,
}: HostCheckOptions): Promise<Result> {
  const { check, title } = TENANT_RIGHTS;
  const { rights = [] } = roles.find(({ name }) => name === TENANT_RULES) ?? {};
  if ((await missingOf(client, rights)).length === 0) {
    return {
      check,
      outcome: 'passed',
      title: `${title}: all ${rights.length}, on the whole host`,
    };
  }
  try {
    const role = await client.get<KubeObject & { rules?: RoleRule[] }>(
      RESOURCES.clusterRoles,
      { name: TENANT_ROLE },
    );
    const missing = rights.filter(right => !allows(role.rules ?? [], right));
    return missing.length === 0
      ? { check, outcome: 'passed', title: `${title}: all ${rights.length}` }
      : {
          check,
          outcome: 'failed',
          title: `${title}: ${rights.length - missing.length} of ${
            rights.length
          } in ClusterRole ${TENANT_ROLE}`,
          fix: `${APPLY}; Kubernetes fills in the rules of ${TENANT_ROLE} from the roles with its label.`,
          missing,
        };
  } catch (error) {
    if (isNotFound(error)) {
      return {
        check,
        outcome: 'failed',
        title: `${title}: ClusterRole ${TENANT_ROLE} does not exist`,
        fix: `${APPLY}.`,
      };
    }
    if (isForbidden(error)) {
      return {
        check,
        outcome: 'unknown',
        title: `${title}: ClusterRole ${TENANT_ROLE} may not be read`,
        fix: `${APPLY}.`,
      };
    }
    throw error;
  }
}

function worst(results: readonly Result[]): HostCheck['outcome'] {
  const has = (outcome: Result['outcome']) =>
    results.some(result => result.outcome === outcome);
  if (has('failed')) {
    return 'failed';
  }
  return has('unknown') ? 'unknown' : 'passed';
}
