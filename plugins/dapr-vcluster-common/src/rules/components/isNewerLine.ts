import { minorOf } from '../../releaseLines';

/** Whether a version is of a newer release line than another; not when either is no version. */
export function isNewerLine(
  version: string | undefined,
  line: string,
): boolean {
  const [given, known] = [version ?? '', line].map(minorOf);
  return (
    given !== undefined &&
    known !== undefined &&
    (given[0] - known[0] || given[1] - known[1]) > 0
  );
}
