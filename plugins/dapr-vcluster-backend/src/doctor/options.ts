import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type DoctorOptions = {
  kubeconfig: string;
  context?: string;
  readOnly: boolean;
  json: boolean;
};

/** How to use the command. */
export const HELP = `Usage: doctor --kubeconfig FILE [flags]

Tests whether the portal could work with a host by this kubeconfig: connection,
credentials, and every right of manifests/rbac.yaml. Changes nothing.

  --kubeconfig FILE  kubeconfig with the credentials that the portal will use
  --context NAME     context of the kubeconfig (its current one)
  --read-only        the portal will only look at the host
  --json             print the result as JSON
  --help             show this help

Exit code: 0 when everything is there, 1 when something is missing, 2 for wrong usage.
`;

/** @throws Error that names the argument that is wrong. */
export function readOptions(args: readonly string[]): DoctorOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kubeconfig: { type: 'string' },
      context: { type: 'string' },
      'read-only': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || (args.length === 0 && positionals.length === 0)) {
    return 'help';
  }
  const [command, ...others] = positionals;
  if (command === undefined) {
    throw new Error(
      'The command is missing. Write: doctor --kubeconfig <file>.',
    );
  }
  if (command !== 'doctor' || others.length > 0) {
    throw new Error(
      `The command is "${positionals.join(' ')}"; it has to be "doctor".`,
    );
  }
  if (!values.kubeconfig) {
    throw new Error('--kubeconfig is missing. Give the path of a kubeconfig.');
  }
  return {
    kubeconfig: values.kubeconfig,
    context: values.context,
    readOnly: values['read-only'] ?? false,
    json: values.json ?? false,
  };
}
