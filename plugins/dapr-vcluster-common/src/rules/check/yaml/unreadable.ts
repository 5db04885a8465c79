import { Document, isMap, isNode, isScalar, Scalar, visit } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

const TAG = 'tag:yaml.org,2002:';

/** What a value with a tag has to be. */
const TAGGED: Readonly<Record<string, (value: unknown) => boolean>> = {
  [`${TAG}int`]: Number.isInteger,
  [`${TAG}float`]: value => typeof value === 'number',
  [`${TAG}bool`]: value => typeof value === 'boolean',
  [`${TAG}null`]: value => value === null,
};

const MAX_FINDINGS = 20;

type Problem = { title: string; fix: string };

function valueProblem({ tag, value }: Scalar): Problem | undefined {
  if (
    tag !== undefined &&
    Object.prototype.hasOwnProperty.call(TAGGED, tag) &&
    !TAGGED[tag](value)
  ) {
    return {
      title: `Kubernetes cannot read this: a value is not what its tag !!${tag.slice(
        TAG.length,
      )} says`,
      fix: 'Remove the tag, or correct the value',
    };
  }
  return typeof value === 'number' && !Number.isFinite(value)
    ? {
        title:
          'Kubernetes cannot read this: .inf and .nan are no numbers of JSON',
        fix: 'Give a number, or put it in quotes if it is a text',
      }
    : undefined;
}

const KEY: Problem = {
  title: 'Kubernetes cannot read this: a key is a map, a list or empty',
  fix: 'Give the key a name; put it in quotes',
};

const VERSION: Problem = {
  title: 'Kubernetes cannot read this: it knows YAML 1.1 only',
  fix: 'Remove the line that begins with %YAML',
};

const ESCAPE: Problem = {
  title:
    'Kubernetes cannot read this: YAML 1.1 has no escape \\/, and no pairs of \\u',
  fix: 'Write the character itself',
};

const TAB: Problem = {
  title: 'Kubernetes cannot read this: a tab after the dash of a list',
  fix: 'Put a space there',
};

/** Whether there is a tab between the dash of an item and where it begins. */
function hasTabBefore(text: string, start: number): boolean {
  let at = start - 1;
  while (text[at] === ' ' || text[at] === '\t') {
    at--;
  }
  return text[at] === '-' && text.slice(at, start).includes('\t');
}

/** Whether a text in double quotes has an escape of JSON, or of YAML 1.2, that YAML 1.1 does not have. */
function hasOtherEscape(quoted: string): boolean {
  const escapes = quoted.match(/\\(?:u[0-9a-fA-F]{4}|[^])/g) ?? [];
  return escapes.some(each => each === '\\/' || /^\\ud[89a-f]/i.test(each));
}

/**
 * What is valid YAML, and no JSON, so that `kubectl`, Flux, Argo CD and Helm refuse it: infinite numbers, values that are not what their
 * tag says, keys that are no text, escapes of JSON, tabs in lists, another version of YAML. Of objects of Kubernetes only: other programs may read it.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.0/resolve.go; compared with sigs.k8s.io/yaml 1.6.0.
 */
export function unreadableProblems(
  document: Document.Parsed,
  text: string,
): PlacedFinding[] {
  const { contents, directives } = document;
  if (
    !isMap(contents) ||
    !contents.has('apiVersion') ||
    !contents.has('kind')
  ) {
    return [];
  }
  const found: PlacedFinding[] = [];
  const add = (problem: Problem | undefined, offset = 0) => {
    if (problem) {
      found.push({
        ...objectFinding('yaml/syntax', 'error', { path: [], ...problem }),
        offset,
      });
    }
  };
  if (directives.yaml.explicit && directives.yaml.version !== '1.1') {
    add(VERSION);
  }
  visit(document, {
    Seq(_, { flow, items }) {
      for (const item of flow ? [] : items) {
        const start = isNode(item) ? item.range?.[0] : undefined;
        if (start !== undefined && hasTabBefore(text, start)) {
          add(TAB, start);
        }
      }
    },
    Pair(_, { key }) {
      if (!isScalar(key) || key.value === null) {
        add(KEY, (key as Scalar | null)?.range?.[0]);
      }
    },
    Scalar(role, node) {
      if (role !== 'key' || node.tag !== undefined) {
        add(valueProblem(node), node.range?.[0]);
      }
      const [start, end] = node.range ?? [0, 0];
      // What begins with a brace is read as JSON.
      if (
        node.type === 'QUOTE_DOUBLE' &&
        !contents.flow &&
        hasOtherEscape(text.slice(start, end))
      ) {
        add(ESCAPE, start);
      }
    },
  });
  return found.slice(0, MAX_FINDINGS);
}
