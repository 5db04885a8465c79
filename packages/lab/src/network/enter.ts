/**
 * The command line that runs a program inside a network namespace.
 *
 * @param namespace undefined when this process is inside already
 */
export function enter(
  namespace: string | undefined,
  program: string,
  args: string[],
): [program: string, args: string[]] {
  return namespace === undefined
    ? [program, args]
    : ['ip', ['netns', 'exec', namespace, program, ...args]];
}
