import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { uniq } from 'lodash';
import { assertKeys, Section } from './values';

/** Whom the monthly digest goes to. */
export type DigestOptions = {
  /** References of entities that get the sums of all tenants. */
  platformTeam: string[];
  /** Owners get the sums of their tenants. */
  owners: boolean;
};

/** Reads `digest`; undefined: nobody gets one. @throws Error naming key, value and fix. */
export function readDigest(section: Section): DigestOptions | undefined {
  assertKeys(section, ['platformTeam', 'owners']);
  const { config, path } = section;
  if (!config) {
    return undefined;
  }
  const given = config.getOptional('platformTeam') ?? [];
  const refs = Array.isArray(given) ? given : [given];
  const owners = config.getOptionalBoolean('owners') ?? true;
  if (!owners && refs.length === 0) {
    throw new Error(
      `${path}.owners is false, and ${path}.platformTeam is missing: nobody would get a digest; give platformTeam, or remove ${path}`,
    );
  }
  return {
    // As owners are written, so that none of them is told twice.
    platformTeam: uniq(
      refs.map((ref, index) => {
        try {
          return stringifyEntityRef(parseEntityRef(String(ref)));
        } catch {
          throw new Error(
            `${path}.platformTeam[${index}] is ${JSON.stringify(
              ref,
            )}, which is no reference of an entity; use the form group:default/platform`,
          );
        }
      }),
    ),
    owners,
  };
}
