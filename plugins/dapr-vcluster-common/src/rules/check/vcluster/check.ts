import { isCreatableProfile, PROFILES } from '../../../profiles';
import { FileCheckContext } from '../model/context';
import { JsonMap } from '../model/paths';
import { ObjectFinding } from '../model/findings';
import { licenceFindings } from './licence';
import { neededFindings, secondDaprFindings } from './needed';
import { schemaFindings } from './schemaFindings';
import { chartVersionOf, isOldChart } from './schema/versions';

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
  return [
    ...(version ? schemaFindings(values, version) : []),
    ...licenceFindings(values, profile),
    ...(isPartial ? [] : neededFindings(values)),
    ...secondDaprFindings(values),
  ];
}
