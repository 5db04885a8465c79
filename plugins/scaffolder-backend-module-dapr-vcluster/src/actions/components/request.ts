import { InputError } from '@backstage/errors';
import { TaskSecrets } from '@backstage/plugin-scaffolder-node';
import {
  ApplyComponentResult,
  ApplyResourceResult,
  CallOptions,
  DaprKind,
  DaprVclusterClient,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { ManifestInput } from './inputs';
import { readManifest } from './manifest';
import { ComponentInput, readComponent, readSecrets } from './readComponent';

/** The Dapr resource to register, from its parts or from a manifest. */
export type RegisterRequest = {
  kind: DaprKind;
  /** Virtual namespace and name. */
  namespace: string;
  name: string;
  send(
    client: DaprVclusterClient,
    ref: TenantRef,
    call: CallOptions & { dryRun?: boolean; update?: boolean },
  ): Promise<ApplyComponentResult & Pick<ApplyResourceResult, 'onHost'>>;
};

/** The inputs of a Dapr resource: its parts, or a manifest. */
export type RegisterInput = Partial<ComponentInput> & {
  manifest?: ManifestInput;
};

const PARTS = ['name', 'type', 'version', 'metadata', 'scopes'] as const;
const PARTS_ONLY = [...PARTS, 'ignoreErrors', 'initTimeout', 'preset'] as const;

/** @throws InputError, which never repeats a secret, when parts are missing or given in two ways. */
export function readRequest(
  input: RegisterInput,
  taskSecrets: TaskSecrets = {},
): RegisterRequest {
  return input.manifest === undefined
    ? fromParts(input, taskSecrets)
    : fromManifest(input.manifest, input, taskSecrets);
}

function fromParts(
  input: RegisterInput,
  taskSecrets: TaskSecrets,
): RegisterRequest {
  const missing = PARTS.find(part => input[part] === undefined);
  if (missing) {
    throw new InputError(
      `${missing} is missing. Give ${PARTS.join(
        ', ',
      )}; or the whole of it as manifest.`,
    );
  }
  const component = readComponent(input as ComponentInput, taskSecrets);
  const { name, namespace = 'default' } = component;
  return {
    kind: 'Component',
    namespace,
    name,
    send: (client, ref, call) => client.applyComponent(ref, component, call),
  };
}

function fromManifest(
  given: ManifestInput,
  input: RegisterInput,
  taskSecrets: TaskSecrets,
): RegisterRequest {
  const twice = PARTS_ONLY.find(part => input[part] !== undefined);
  if (twice) {
    throw new InputError(
      `${twice} is given beside manifest. Keep one of them.`,
    );
  }
  const { text, kind, name, namespace } = readManifest(given, taskSecrets);
  const secrets = readSecrets(input, taskSecrets);
  const body = {
    manifest: text,
    ...(input.namespace && { namespace: input.namespace }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
  return {
    kind,
    name,
    namespace: namespace ?? input.namespace ?? 'default',
    send: (client, ref, call) => client.applyResource(ref, body, call),
  };
}
