import {
  isBlockLowerCase,
  normalizeType,
} from '../../componentCatalogue/componentType';
import { laterLineOf } from '../../componentCatalogue/laterTypes';
import { Finding } from '../../findings';
import { closestName } from '../text/closestName';
import { isNewerLine } from './isNewerLine';
import { Rule, blockOf, finding } from './types';

/** More than these make another type. */
const TYPING_ERRORS = 2;

/** G5: the runtime stops on a type it does not know. */
export const typeKnown: Rule = ({
  component,
  spec,
  knownVersions,
  knownTypes,
  daprLine,
  isNewerDapr,
  context: { daprVersion },
}) => {
  if (component.type !== component.type.trim()) {
    return [
      finding('G5', 'error', {
        title: `There are blanks around the type "${component.type.trim()}", which daprd takes for a part of it`,
        field: 'type',
        value: component.type,
        fix: `Use "${component.type.trim()}"`,
        source: 'https://docs.dapr.io/reference/components-reference/',
      }),
    ];
  }
  if (knownVersions.length > 0 && !isBlockLowerCase(component.type)) {
    return [
      finding('G5', 'error', {
        title: `Dapr has no building block "${component.type.split('.')[0]}"`,
        field: 'type',
        value: component.type,
        fix: `Use "${normalizeType(component.type)}"`,
        source: 'https://docs.dapr.io/reference/components-reference/',
      }),
    ];
  }
  if (spec) {
    return [];
  }
  if (knownVersions.length > 0) {
    return [
      finding('G5', isNewerDapr ? 'warning' : 'error', {
        title: isNewerDapr
          ? `"${component.type}" of Dapr ${daprLine}, the newest known here, has no version "${component.version}"; the host's Dapr is newer and may have it`
          : `"${component.type}" has no version "${component.version}"`,
        field: 'version',
        value: component.version,
        fix: `Use ${knownVersions.join(' or ')}`,
      }),
    ];
  }
  const since = laterLineOf(normalizeType(component.type));
  if (since) {
    return [laterType(component.type, since, daprVersion)];
  }
  const near = closestName(
    normalizeType(component.type),
    knownTypes.filter(type => blockOf({ type }) === blockOf(component)),
    TYPING_ERRORS,
  );
  return [
    finding('G5', 'warning', {
      title: isNewerDapr
        ? `"${component.type}" is not a type that Dapr ${daprLine} ships, the newest known here; the host's Dapr is newer and may have it`
        : `"${component.type}" is not a type Dapr ships`,
      field: 'type',
      value: component.type,
      fix: near
        ? `Did you mean "${near}"? Ignore this if a pluggable component serves the type`
        : 'Correct the type, or make sure that a pluggable component serves it',
      source: 'https://docs.dapr.io/reference/components-reference/',
    }),
  ];
};

/** A type whose fields are not known; a Dapr from before it does not start with it. */
function laterType(
  type: string,
  since: string,
  daprVersion: string | undefined,
): Finding {
  return isNewerLine(since, daprVersion ?? '')
    ? finding('G5', 'error', {
        title: `Dapr ships "${type}" from ${since} on; the host has ${daprVersion}`,
        field: 'type',
        value: type,
        fix: 'Choose another type, or have the Dapr of the host upgraded',
      })
    : finding('G5', 'info', {
        title: `The metadata of "${type}" was not checked: it is not known here`,
        field: 'type',
        value: type,
        fix: 'See the reference for the names there are',
        source: 'https://docs.dapr.io/reference/components-reference/',
      });
}
