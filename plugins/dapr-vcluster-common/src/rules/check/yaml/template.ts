import { Document, isCollection, isMap, isPair, isScalar, Scalar } from 'yaml';
import { objectFinding } from '../model/findings';
import { PlacedFinding } from './placedFinding';

/** What only templates of Helm have between double braces. */
const HELM =
  /\{\{-?[^}\n]{0,300}(\.(Values|Release|Chart|Capabilities|Template|Files)\b|\b(include|tpl|template)\s)/;

/** A line that begins with an action: no YAML, or a map as key of a map. */
const ACTION_LINE = /^[ \t]*\{\{/m;

/** Texts in blocks are what an object carries for others: templates of alerts, of reports. */
const OWN_TEXTS: ReadonlySet<string | undefined> = new Set([
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
]);

/** A statement of Jinja or Liquid, which no YAML line begins with. */
const STATEMENT_LINE = /^[ \t]*\{%/m;

/** Annotations of ytt. */
const YTT = /^#@|[:-] #@ /m;

/** What scripts fill in: `{ORG_NAME}`, `@@NAME@@`, a line `__DOCKER_ARGS__`, and the tags of ERB and EJS. */
const FILLED_IN =
  /(?<![$\w{]){[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}}(?!})|@@[A-Z][A-Z0-9_]{1,60}@@|^[ \t]*__[A-Z][A-Z0-9_]{1,60}__[ \t]*$|<%[-=]? /m;

/** A value that Backstage's `fetch:template` fills in; other programs write the same, in files that are not checked. */
const BACKSTAGE = /\$\{\{-?\s{0,20}(values|parameters)\b/;

/**
 * Whether a file is a template that gives YAML only when it is rendered.
 *
 * @param documents - as far as they could be read
 */
export function isTemplate(
  text: string,
  documents: readonly Document.Parsed[],
): boolean {
  if (
    text.includes('{%') &&
    STATEMENT_LINE.test(text) &&
    documents.some(({ errors }) => errors.length > 0)
  ) {
    return true;
  }
  if (
    FILLED_IN.test(text) &&
    documents.some(({ errors }) => errors.length > 0)
  ) {
    return true;
  }
  if (YTT.test(text)) {
    return documents.some(({ contents }) => isChecked(contents));
  }
  return (
    text.includes('{{') &&
    documents.some(
      ({ errors, contents }) =>
        (errors.length > 0 &&
          [ACTION_LINE, HELM, BACKSTAGE].some(mark => mark.test(text))) ||
        hasActions(text, contents),
    )
  );
}

const GO_TEMPLATE = {
  title:
    'This is a Helm template, which cannot be checked before it is rendered',
  fix: 'Render it first (helm template) and check the result',
};

/** What a template says of itself, the surest first. */
const KINDS: ReadonlyArray<[RegExp, { title: string; fix: string }]> = [
  [HELM, GO_TEMPLATE],
  [
    BACKSTAGE,
    {
      title:
        'This is a template of Backstage, which cannot be checked before it is filled in',
      fix: 'Check what fetch:template makes of it: run dapr:check on the files in the workspace, after that step',
    },
  ],
  [
    STATEMENT_LINE,
    {
      title:
        'This is a template (Jinja or the like), which cannot be checked before it is rendered',
      fix: 'Render it first and check the result',
    },
  ],
  [
    YTT,
    {
      title:
        'This is a template of ytt, which cannot be checked before it is rendered',
      fix: 'Render it first (ytt -f) and check the result',
    },
  ],
  [
    FILLED_IN,
    {
      title:
        'This is a template: a placeholder in it is filled in by another program, and it is no YAML before',
      fix: 'Fill it in first and check the result',
    },
  ],
  [ACTION_LINE, GO_TEMPLATE],
];

/** The finding about a file that is one. */
export function templateProblem(text: string): PlacedFinding {
  const [mark, kind] = KINDS.find(([each]) => each.test(text)) ?? [
    /\{\{/,
    {
      title:
        'This is a template: a value in double braces without quotes is no text in YAML',
      fix: 'Fill it in first and check the result, or put the braces in quotes',
    },
  ];
  return {
    ...objectFinding('yaml/template', 'warning', { path: [], ...kind }),
    offset: Math.max(0, text.search(mark)),
  };
}

/** API groups whose kinds are checked, all of them. */
const OWN_GROUPS = /^(?:dapr\.io|apps|batch|extensions)\//;

/** Kinds of the core group that are checked; a ConfigMap carries the texts of others. */
const CORE_KINDS: ReadonlySet<unknown> = new Set([
  'List',
  'Pod',
  'PodTemplate',
  'ReplicationController',
]);

/** Whether a document is of a kind that is checked. */
function isChecked(contents: unknown): boolean {
  if (!isMap(contents)) {
    return false;
  }
  const apiVersion = contents.get('apiVersion');
  return apiVersion === 'v1'
    ? CORE_KINDS.has(contents.get('kind'))
    : typeof apiVersion === 'string' && OWN_GROUPS.test(apiVersion);
}

/**
 * Whether a value is an action: as YAML, `{{ .Values.name }}` is a map with a map as its key. One in quotes is a text, which
 * objects of other programs, and values of charts, carry as it is.
 */
function hasActions(text: string, contents: unknown): boolean {
  const metadata = isMap(contents) ? contents.get('metadata') : undefined;
  return (
    hasAction(text, contents, isChecked(contents)) ||
    hasAction(text, metadata, true)
  );
}

function hasAction(
  text: string,
  contents: unknown,
  countsTexts: boolean,
): boolean {
  const open: unknown[] = [contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      open.push(node.key, node.value);
    } else if (isCollection(node)) {
      const start = node.range?.[0] ?? -1;
      if (isMap(node) && start >= 0 && text.startsWith('{{', start)) {
        return true;
      }
      for (const item of node.items) {
        open.push(item);
      }
    } else if (
      countsTexts &&
      isScalar(node) &&
      typeof node.value === 'string' &&
      OWN_TEXTS.has(node.type) &&
      (HELM.test(node.value) || BACKSTAGE.test(node.value))
    ) {
      return true;
    }
  }
  return false;
}
