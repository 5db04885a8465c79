import { InputError } from '@backstage/errors';
import { TaskSecrets } from '@backstage/plugin-scaffolder-node';
import {
  ApplyComponent,
  FORM_SECRET_PREFIX,
} from 'backstage-plugin-dapr-vcluster-common';
import { MetadataInput, SecretsInput } from './inputs';

/** The inputs of the action that describe the Dapr Component. */
export type ComponentInput = Omit<ApplyComponent, 'metadata' | 'secrets'> & {
  metadata: MetadataInput;
  secrets?: SecretsInput;
  /** Metadata name to name of the task's secret. */
  taskSecrets?: Record<string, string>;
};

/**
 * Reads the request from an action's inputs.
 *
 * @throws InputError, which never repeats a value, when a secret is empty, is given twice, or stands among the plain
 * settings
 */
export function readComponent(
  input: ComponentInput,
  taskSecrets: TaskSecrets = {},
): ApplyComponent {
  const { namespace, name, type, version, scopes } = input;
  const { ignoreErrors, initTimeout, preset } = input;
  const metadata = Array.isArray(input.metadata)
    ? input.metadata
    : Object.entries(input.metadata).map(([key, value]) => ({
        name: key,
        value,
      }));
  const secrets = readSecrets(input, taskSecrets);
  // Dapr treats these names as case-insensitive.
  const secretNames = new Set(
    Object.keys(secrets).map(key => key.toLowerCase()),
  );
  const known = new Set(Object.values(taskSecrets).filter(Boolean));
  for (const item of metadata) {
    if (known.has(String(item.value ?? ''))) {
      throw new InputError(
        `metadata "${item.name}" holds a secret in plain text. Give it as secrets.${item.name} instead; it then becomes a Secret.`,
      );
    }
    if (secretNames.has(item.name.toLowerCase())) {
      throw new InputError(
        `"${item.name}" is given in metadata and in secrets. Keep the one in secrets.`,
      );
    }
  }
  return {
    namespace,
    name,
    type,
    version,
    metadata,
    scopes,
    ignoreErrors,
    initTimeout,
    // An empty field of a form counts as not set.
    ...(preset && { preset }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
}

/** The secret values by metadata name; @throws InputError like {@link readComponent} */
export function readSecrets(
  {
    secrets: given = {},
    taskSecrets: named = {},
  }: Pick<ComponentInput, 'secrets' | 'taskSecrets'>,
  taskSecrets: TaskSecrets,
): Record<string, string> {
  const entries = [
    ...(Array.isArray(given)
      ? given.map(({ name, value }) => [name, value] as const)
      : Object.entries(given)),
    ...Object.entries(named).map(
      ([name, secret]) => [name, textOf(secret, taskSecrets)] as const,
    ),
  ];
  const secrets: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (!value) {
      throw new InputError(
        `secrets.${name} is empty. Enter it again: a task that is run again no longer has the secrets of the first run.`,
      );
    }
    if (Object.hasOwn(secrets, name)) {
      throw new InputError(`secrets.${name} is given twice. Keep one of them.`);
    }
    secrets[name] = value;
  }
  return secrets;
}

/** The secrets of a task also contain other credentials, such as the token of the user. */
function textOf(secret: string, taskSecrets: TaskSecrets): string | undefined {
  if (!secret.startsWith(FORM_SECRET_PREFIX)) {
    throw new InputError(
      `taskSecrets names the secret "${secret}", which does not begin with "${FORM_SECRET_PREFIX}". Only secrets of that form may be used.`,
    );
  }
  return Object.hasOwn(taskSecrets, secret) ? taskSecrets[secret] : undefined;
}
