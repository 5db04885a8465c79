import { isCreatableProfile, PROFILES } from '../../../profiles';
import { FileCheckContext } from '../model/context';
import { JsonMap, ObjectPath } from '../model/paths';
import { ObjectFinding } from '../model/findings';
import { licenceFindings } from './licence';
import { neededFindings, secondDaprFindings } from './needed';
import { schemaFindings } from './schemaFindings';
import { chartVersionOf, isOldChart } from './schema/versions';
import { togetherFindings } from './together';

/**
 * What values are checked for.
 *
 * @public
 */
export type ValuesContext = Pick<FileCheckContext, 'profile'> & {
  /** Version of the chart, or a range of versions; the profile's default unless given. */
  chartVersion?: string;
  /** Whether other values are merged with these, so that what is missing here may be there. */
  isPartial?: boolean;
};

function defaultVersion(
  profile: FileCheckContext['profile'] = 'oss-hostmanaged',
): string {
  return PROFILES[isCreatableProfile(profile) ? profile : 'oss-hostmanaged']
    .defaultChartVersion;
}

const isAbsent = ({ ruleId }: ObjectFinding) =>
  !['vcluster/type', 'vcluster/required', 'vcluster/together'].includes(ruleId);

const isIn = (path: ObjectPath, outer: ObjectFinding) =>
  outer.path.every((part, at) => path[at] === part);

/**
 * Checks values of the vcluster chart against the chart's version and what Dapr needs of a tenant.
 *
 * @public
 */
export function checkVclusterValues(
  values: JsonMap,
  { profile, chartVersion, isPartial }: ValuesContext,
): ObjectFinding[] {
  const text = chartVersion ?? defaultVersion(profile);
  // Charts before 0.20 have other settings, and no schema.
  if (isOldChart(text)) {
    return [];
  }
  // A text that is no version, such as the tag of a development build, says nothing of the schema.
  const version = chartVersionOf(text);
  const ofSchema = version
    ? [
        ...schemaFindings(values, version),
        ...togetherFindings(values, version, isPartial),
      ].filter(({ ruleId }) => !(isPartial && ruleId === 'vcluster/required'))
    : [];
  return [
    ...ofSchema,
    // What the chart refuses is never asked for a licence.
    ...licenceFindings(values, profile).filter(
      ({ path }) => !ofSchema.some(each => isAbsent(each) && isIn(path, each)),
    ),
    ...(isPartial ? [] : neededFindings(values)),
    ...secondDaprFindings(values),
  ];
}
