import { ObjectFinding, objectFinding } from '../model/findings';
import { isMap, JsonMap, ObjectPath, pathText, valueAt } from '../model/paths';
import { legacyFinding } from './legacy/legacyFinding';
import { isLegacyPath } from './legacy/translate';
import { insteadOf, isRemovable } from './renamed';
import { guessPaths } from './schema/guess';
import { validateBySchema, SchemaProblem } from './schema/validate';
import { ChartVersion, versionsText } from './schema/versions';

type Absent = Extract<SchemaProblem, { kind: 'absent' }>;

/** Guesses are made for so many keys of one document: a guess takes long. */
const MOST_GUESSES = 50;

/** What the schema of a version of the chart has against values: keys it does not have, and values of another type. */
export function schemaFindings(
  values: JsonMap,
  version: ChartVersion,
): ObjectFinding[] {
  return validateBySchema(values, version.index).map((problem, at) => {
    if (problem.kind === 'type') {
      return typeFinding(problem, version);
    }
    if (problem.kind === 'required') {
      return requiredFinding(problem, version);
    }
    if (problem.elsewhere.length > 0) {
      return removedFinding(problem, version);
    }
    return isLegacyPath(problem.path.join('.'))
      ? legacyFinding(problem.path, values, version)
      : unknownFinding(problem, values, version, at < MOST_GUESSES);
  });
}

function typeFinding(
  { path, value, wanted }: Extract<SchemaProblem, { kind: 'type' }>,
  { name }: ChartVersion,
): ObjectFinding {
  return objectFinding('vcluster/type', 'error', {
    path,
    title: `${pathText(path)} has to be ${wanted}, not ${typeName(
      value,
    )}: chart ${name} refuses it`,
    fix: `Give it ${wanted}${
      wanted === 'text' && !isMap(value) && !Array.isArray(value)
        ? ', in quotes'
        : ''
    }`,
  });
}

function requiredFinding(
  { path, key }: Extract<SchemaProblem, { kind: 'required' }>,
  { name }: ChartVersion,
): ObjectFinding {
  const text = pathText(path);
  return objectFinding('vcluster/required', 'error', {
    path,
    title: `${text} needs ${key}: chart ${name} refuses it without`,
    fix: `Add ${key} to ${text}`,
  });
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'number':
      return 'a number';
    default:
      return 'a map';
  }
}

function removedFinding(
  { path, elsewhere }: Absent,
  { name, isExact }: ChartVersion,
): ObjectFinding {
  const text = pathText(path);
  const versions = versionsText(elsewhere);
  const isNewer = elsewhere.every(([, to]) => to === Infinity);
  const instead =
    insteadOf(path.join('.')) ??
    (isNewer
      ? `Remove it, or use a chart that has it: ${versions}`
      : 'Remove it');
  const isSure = isExact || !isNewer;
  return objectFinding('vcluster/removed', isSure ? 'error' : 'warning', {
    path,
    title: `Chart ${name} has no ${text}, ${
      isSure ? 'and refuses it' : 'as far as its schema is known'
    }; charts ${versions} have it`,
    fix: instead,
    ...(isRemovable(path.join('.')) && {
      edit: { operations: [{ op: 'remove' as const, path }] },
    }),
  });
}

function unknownFinding(
  { path, shape, value }: Absent,
  values: JsonMap,
  { name, index, isExact }: ChartVersion,
  isGuessed: boolean,
): ObjectFinding {
  const text = pathText(path);
  const guesses = isGuessed ? guessPaths(path, shape, index) : [];
  const [guess] = guesses;
  // A newer release may have further keys, but hardly one that is written like one it has.
  const isSure = isExact || guess !== undefined;
  return objectFinding('vcluster/unknown', isSure ? 'error' : 'warning', {
    path,
    title: isExact
      ? `The vcluster chart ${name} has no ${text}, and refuses it`
      : `The vcluster chart ${name} has no ${text}, as far as its schema is known`,
    fix: guess
      ? `Did you mean ${guesses.map(pathText).join(' or ')}?`
      : 'Remove it, or correct its name: the values of the chart are in the documentation of vcluster.yaml',
    ...(guess &&
      isOtherCase(path, guess) &&
      valueAt(values, guess) === undefined && {
        edit: {
          operations: [
            { op: 'remove' as const, path },
            { op: 'set' as const, path: guess, value },
          ],
        },
      }),
  });
}

/** Only the case of letters differs: nothing else can be meant. */
function isOtherCase(path: ObjectPath, guess: ObjectPath): boolean {
  return pathText(path).toLowerCase() === pathText(guess).toLowerCase();
}
