import { ComponentField } from '../../componentCatalogue/types';

// Go's time.ParseDuration, and the bare number of seconds or milliseconds many components take too.
const DURATION =
  /^[+-]?(\d+(\.\d+)?|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))*)$/;
const BOOL = /^(y|yes|true|t|on|1|n|no|false|f|off|0)$/i;
const TRUTHY = /^(y|yes|true|t|on|1)$/i;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const BYTE_SIZE = /^\d+(\.\d+)?\s*([kmgtpe]i?)?b?$/i;

/** Whether daprd takes a text for true (github.com/dapr/kit utils, IsTruthy). */
export function isTruthy(text: string): boolean {
  return TRUTHY.test(text.trim());
}

// The runtime fills these in, so a text that contains one is not checked.
const PLACEHOLDER = /\{(uuid|podName|namespace|appID)\}/;

/** Lists such as `input, output` may have another order; case never matters. */
function normalizeList(text: string): string {
  return text
    .toLowerCase()
    .split(',')
    .map(each => each.trim())
    .sort()
    .join();
}

/** Why a field cannot have a text as value, or undefined when it can. An empty text means "not set". */
export function valueProblem(
  field: ComponentField,
  text: string,
): { title: string; fix: string } | undefined {
  if (text === '' || PLACEHOLDER.test(text)) {
    return undefined;
  }
  if (
    field.allowedValues &&
    !field.allowedValues.some(
      allowed => normalizeList(allowed) === normalizeList(text),
    )
  ) {
    return {
      title: 'has a value that is not allowed',
      fix: `Use one of ${field.allowedValues
        .map(allowed => `"${allowed}"`)
        .join(', ')}`,
    };
  }
  switch (field.type) {
    case 'bool':
      return BOOL.test(text)
        ? undefined
        : { title: 'is neither true nor false', fix: 'Use "true" or "false"' };
    case 'number':
      // A default like "2s" shows that the runtime takes more than the source's type says.
      return NUMBER.test(text) || (field.default && !NUMBER.test(field.default))
        ? undefined
        : { title: 'is not a number', fix: 'Use digits' };
    case 'duration':
      return DURATION.test(text)
        ? undefined
        : {
            title: 'is not a duration',
            fix: 'Use a Go duration such as "500ms", "10s" or "1h30m"',
          };
    case 'bytesize':
      return BYTE_SIZE.test(text)
        ? undefined
        : {
            title: 'is not a size',
            fix: 'Use a size such as "512Ki" or "10Mi"',
          };
    default:
      return undefined;
  }
}
