/**
 * `0.36.1` becomes `[0, 36]`; undefined when it is not a version.
 *
 * @public
 */
export function minorOf(version: string): [number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)\./.exec(`${version}.`);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
