import { Scalar, ScalarTag } from 'yaml';

/** As Go's `base64.StdEncoding` takes it, which leaves line breaks out. */
const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The text that base64 stands for; undefined where it is none. What is no UTF-8 becomes U+FFFD, as in JSON. */
function decode(given: string): string | undefined {
  const text = given.replace(/[\r\n]/g, '');
  if (!BASE64.test(text)) {
    return undefined;
  }
  const bytes = atob(text);
  const escaped = Array.from(
    bytes,
    each => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  try {
    return decodeURIComponent(escaped.join(''));
  } catch {
    return bytes.replace(/[^\0-\x7f]/g, '\ufffd');
  }
}

/**
 * `!!binary` as `sigs.k8s.io/yaml` reads it: the text that the base64 stands for.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.0/decode.go; compared with sigs.k8s.io/yaml 1.6.0.
 */
export const BINARY: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  resolve: (text, onError) => {
    const value = decode(text);
    if (value === undefined) {
      onError('no base64');
    }
    return value ?? '';
  },
  stringify: ({ source, value }: Scalar) =>
    (source ?? String(value)).replace(/\s/g, ''),
};
