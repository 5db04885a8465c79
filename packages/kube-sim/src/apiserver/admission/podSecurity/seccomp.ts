import { Check, containersOf, named, quoted, sorted } from './PodSpec';

const VALID = ['Localhost', 'RuntimeDefault'];

/** Profiles that switch the confinement off. */
export const badSeccomp: Check = spec => {
  const bad = [];
  const values: string[] = [];
  const ofPod = spec.securityContext?.seccompProfile?.type;
  if (ofPod && !VALID.includes(ofPod)) {
    bad.push('pod');
    values.push(ofPod);
  }
  const containers = containersOf(spec).filter(({ securityContext }) => {
    const type = securityContext?.seccompProfile?.type;
    return type && !VALID.includes(type);
  });
  if (containers.length > 0) {
    bad.push(
      named(
        'container',
        containers.map(({ name }) => name),
      ),
    );
    values.push(
      ...containers.map(each => each.securityContext!.seccompProfile!.type),
    );
  }
  return bad.length === 0
    ? undefined
    : {
        reason: 'seccompProfile',
        detail: `${bad.join(
          ' and ',
        )} must not set securityContext.seccompProfile.type to ${quoted(
          sorted(values),
        )}`,
      };
};

/** Profiles that are not set at all either. */
export const missingSeccomp: Check = spec => {
  const bad = badSeccomp(spec);
  if (bad) {
    return bad;
  }
  const missing = spec.securityContext?.seccompProfile
    ? []
    : containersOf(spec).filter(
        ({ securityContext }) => !securityContext?.seccompProfile,
      );
  return missing.length === 0
    ? undefined
    : {
        reason: 'seccompProfile',
        detail: `pod or ${named(
          'container',
          missing.map(({ name }) => name),
        )} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
      };
};
