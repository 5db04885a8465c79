import { Scalar, ScalarTag } from 'yaml';

/** Whole numbers: decimal, `0x1F`, `0b11`, `0o17`, and `017`, which is octal too; `_` may be between digits. */
const WHOLE =
  /^(?:[-+]_*)?(?:0_*[xX]_*[0-9a-fA-F][0-9a-fA-F_]*|0_*[oO]_*[0-7][0-7_]*|0_*[bB]_*[01][01_]*|[0-9][0-9_]*)$/;

/** Other numbers; there is no hexadecimal and no base 60 among them. */
const BROKEN =
  /^(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|(?:(?:[-+]_*)?[0-9][0-9_]*(?:\.[0-9_]*)?|[-+]_*\._*[0-9][0-9_]*)(?:[eE]_*(?:[-+]_*)?[0-9][0-9_]*)?)$/;

/** More than 64 bits need, in any base; longer ones are not computed exactly. */
const MAX_DIGITS = 100;
const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

/** A number, or the text itself where it is too large for one. */
function readWhole(text: string): number | string {
  const plain = text.replaceAll('_', '');
  const [, sign, digits] = /^([-+]?)(.*)$/.exec(plain) as RegExpExecArray;
  const hasPrefix = /^0[a-zA-Z]/.test(digits);
  if (digits.length > MAX_DIGITS) {
    return hasPrefix ? text : readBroken(text);
  }
  const isOctal = /^0[0-7]+$/.test(digits);
  const size = BigInt(isOctal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = sign === '-' ? -size : size;
  if (value >= LEAST && value <= MOST) {
    return Number(value);
  }
  return hasPrefix ? text : readBroken(text);
}

function readBroken(text: string): number | string {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : text;
}

function readNumber(text: string): unknown {
  if (WHOLE.test(text)) {
    return readWhole(text);
  }
  return BROKEN.test(text) ? readBroken(text) : undefined;
}

const numberTag = (
  tag: string,
  test: RegExp,
  read: (text: string) => number | string,
  identify: (value: unknown) => boolean,
): ScalarTag => ({
  tag: `tag:yaml.org,2002:${tag}`,
  default: true,
  test,
  resolve: read,
  identify,
  // As it was written, unless it has been changed since.
  stringify: ({ source, value }: Scalar) =>
    source !== undefined && readNumber(source) === value
      ? source
      : String(value),
});

/**
 * Numbers as `sigs.k8s.io/yaml` reads them, which are neither those of YAML 1.1 nor those of 1.2.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.0/resolve.go; compared with sigs.k8s.io/yaml 1.6.0.
 */
export const KUBERNETES_NUMBERS: readonly ScalarTag[] = [
  numberTag('int', WHOLE, readWhole, Number.isInteger),
  numberTag('float', BROKEN, readBroken, Number.isFinite),
];
