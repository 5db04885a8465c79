/**
 * `0.36.1` becomes `[0, 36]`; undefined when it is not a version: a tag such as `edge`, one that begins with a year, or
 * `0.0.0`, which builds without a version are called.
 *
 * @public
 */
export function minorOf(version: string): [number, number] | undefined {
  const match = /^v?(\d{1,2})\.(\d+)\./.exec(`${version}.`);
  const minor = match && ([Number(match[1]), Number(match[2])] as const);
  return minor && (minor[0] > 0 || minor[1] > 0) ? [...minor] : undefined;
}
