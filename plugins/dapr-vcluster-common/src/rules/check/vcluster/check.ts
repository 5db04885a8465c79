import { PROFILES } from '../../../profiles';
import { FileCheckContext } from '../model/context';
import { JsonMap } from '../model/paths';
import { ObjectFinding } from '../model/findings';
import { licenceFindings } from './licence';
import { neededFindings, secondDaprFindings } from './needed';
import { schemaFindings } from './schemaFindings';
import { chartVersionOf } from './schema/versions';

/** What values are judged for. */
export type ValuesContext = Pick<FileCheckContext, 'profile'> & {
  /** Version of the chart, or a range of versions; the profile's default unless given. */
  chartVersion?: string;
  /** Whether other values are merged with these, so that what is missing here may be there. */
  isPartial?: boolean;
};

function defaultVersion(profile: FileCheckContext['profile']): string {
  return PROFILES[profile === 'oss-multins' ? profile : 'oss-hostmanaged']
    .defaultChartVersion;
}

/** Checks values of the vcluster chart against the chart's version and what Dapr needs of a tenant. */
export function checkVclusterValues(
  values: JsonMap,
  { profile, chartVersion, isPartial }: ValuesContext,
): ObjectFinding[] {
  const version = chartVersionOf(chartVersion ?? defaultVersion(profile));
  // Charts before 0.20 have another schema, and none at all; what is no version is not judged.
  if (!version) {
    return [];
  }
  return [
    ...schemaFindings(values, version),
    ...licenceFindings(values, profile),
    ...(isPartial ? [] : neededFindings(values)),
    ...secondDaprFindings(values),
  ];
}
