import { ObjectFinding, objectFinding } from '../../model/findings';
import { JsonMap, ObjectPath, pathText, valueAt } from '../../model/paths';
import { ChartVersion } from '../schema/versions';
import { needsLicence } from '../licence';
import { translate } from './translate';
import { Became } from './translation';

/** So many keys are named in the text, and so many in the evidence. */
const NAMED = 3;
const IN_EVIDENCE = 50;

/** One finding about a setting of charts before 0.20, with what each key below it became. */
export function legacyFinding(
  path: ObjectPath,
  values: JsonMap,
  version: ChartVersion,
): ObjectFinding {
  const name = pathText(path);
  const { operations, became } = translate(path.join('.'), values, version);
  const changes = operations?.filter(
    each => each.op !== 'set' || valueAt(values, each.path) === undefined,
  );
  return {
    ...objectFinding('vcluster/legacy', 'error', {
      path,
      title: `${name} is a setting of vcluster charts before 0.20; ${version.name} refuses it`,
      fix: fixText(name, became),
      ...(changes && {
        edit: { operations: [{ op: 'remove' as const, path }, ...changes] },
      }),
    }),
    evidence: became.slice(0, IN_EVIDENCE).map(each => ({
      label: each.from,
      value: becameText(each),
    })),
  };
}

function becameText(became: Became): string {
  if ('gone' in became) {
    return `gone: ${became.gone}`;
  }
  const { to, note } = became;
  const notes = [
    ...(note ? [note] : []),
    ...(needsLicence(to) ? ['it needs a licence'] : []),
  ];
  return notes.length > 0 ? `${to} (${notes.join('; ')})` : to;
}

function fixText(name: string, became: readonly Became[]): string {
  if (became.length === 0) {
    return `Remove ${name}`;
  }
  const named = became
    .slice(0, NAMED)
    .map(
      each =>
        `${each.from} is ${'to' in each ? 'now ' : ''}${becameText(each)}`,
    )
    .join('; ');
  const more = became.length - NAMED;
  return `${named}${more > 0 ? `; and ${more} more` : ''}`;
}
