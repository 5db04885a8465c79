/**
 * `0.36.1` becomes `[0, 36]`; undefined when it is not a version: a tag such as `edge`, or one that begins with a year.
 *
 * @public
 */
export function minorOf(version: string): [number, number] | undefined {
  const match = /^v?(\d{1,2})\.(\d+)\./.exec(`${version}.`);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
