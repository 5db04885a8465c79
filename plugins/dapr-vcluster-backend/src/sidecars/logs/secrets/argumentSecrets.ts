import { looksSensitive } from 'backstage-plugin-dapr-vcluster-common/rules';

/** `--db-password`, `-p`, `DB_PASSWORD`; what follows `=` is the value. */
const FLAG = /^-{0,2}([A-Za-z][\w.-]{0,100})(?:=([\s\S]*))?$/;

/**
 * Values of the secrets that a command line contains, by the look of their flags: `--db-password=value`,
 * `--db-password value`, `DB_PASSWORD=value`, also inside a script for a shell. A value that is a variable, `$(NAME)`, comes
 * from the environment.
 */
export function argumentSecrets(args: readonly string[]): string[] {
  const words = args.flatMap(shellWords);
  return words.flatMap((word, index) => {
    const [, name = '', value] = FLAG.exec(word) ?? [];
    if (!looksSensitive(name)) {
      return [];
    }
    const next = word.startsWith('-') ? words[index + 1] : undefined;
    const secret = value ?? next ?? '';
    return secret === '' || /^(?:-|\$[({])/.test(secret) ? [] : [secret];
  });
}

/** The words of an argument that is a script, `sh -c "…"`, without their quotes. */
function shellWords(arg: string): string[] {
  return arg
    .split(/\s+/)
    .map(word => word.replace(/["']/g, ''))
    .filter(word => word !== '');
}
