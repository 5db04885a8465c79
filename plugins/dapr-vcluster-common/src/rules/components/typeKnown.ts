import {
  isBlockLowerCase,
  normalizeType,
} from '../../componentCatalogue/componentType';
import { closestName } from '../text/closestName';
import { Rule, blockOf, finding } from './types';

/** More than these make another type. */
const TYPING_ERRORS = 2;

/** G5: the runtime stops on a type it does not know. */
export const typeKnown: Rule = ({
  component,
  spec,
  knownVersions,
  knownTypes,
}) => {
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
      finding('G5', 'error', {
        title: `"${component.type}" has no version "${component.version}"`,
        field: 'version',
        value: component.version,
        fix: `Use ${knownVersions.join(' or ')}`,
      }),
    ];
  }
  const near = closestName(
    normalizeType(component.type),
    knownTypes.filter(type => blockOf({ type }) === blockOf(component)),
    TYPING_ERRORS,
  );
  return [
    finding('G5', 'warning', {
      title: `"${component.type}" is not a type Dapr ships`,
      field: 'type',
      value: component.type,
      fix: near
        ? `Did you mean "${near}"? Ignore this if a pluggable component serves the type`
        : 'Correct the type, or make sure that a pluggable component serves it',
      source: 'https://docs.dapr.io/reference/components-reference/',
    }),
  ];
};
