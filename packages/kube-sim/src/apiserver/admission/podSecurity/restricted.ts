import {
  Check,
  Container,
  containersOf,
  named,
  plural,
  PodSpec,
  quoted,
  sorted,
  violation,
} from './PodSpec';

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const names = (spec: PodSpec, isBad: (container: Container) => unknown) =>
  containersOf(spec)
    .filter(isBad)
    .map(({ name }) => name);

/** Windows has no such field: Kubernetes leaves these pods out. */
const unlessWindows =
  (check: Check): Check =>
  spec =>
    spec.os?.name === 'windows' ? undefined : check(spec);

/** In a user namespace of its own, root is nobody on the host. */
const unlessUserNamespace =
  (check: Check): Check =>
  spec =>
    spec.hostUsers === false ? undefined : check(spec);

export const allowPrivilegeEscalation = unlessWindows(spec => {
  const bad = names(
    spec,
    each => each.securityContext?.allowPrivilegeEscalation !== false,
  );
  return violation(
    'allowPrivilegeEscalation != false',
    bad,
    () =>
      `${named(
        'container',
        bad,
      )} must set securityContext.allowPrivilegeEscalation=false`,
  );
});

export const unrestrictedCapabilities = unlessWindows(spec => {
  const added = ({ securityContext }: Container) =>
    (securityContext?.capabilities?.add ?? []).filter(
      each => each !== 'NET_BIND_SERVICE',
    );
  const keeping = names(
    spec,
    each => !each.securityContext?.capabilities?.drop?.includes('ALL'),
  );
  const adding = names(spec, each => added(each).length > 0);
  const details = [
    ...(keeping.length > 0
      ? [
          `${named(
            'container',
            keeping,
          )} must set securityContext.capabilities.drop=["ALL"]`,
        ]
      : []),
    ...(adding.length > 0
      ? [
          `${named('container', adding)} must not include ${quoted(
            sorted(containersOf(spec).flatMap(added)),
          )} in securityContext.capabilities.add`,
        ]
      : []),
  ];
  return violation('unrestricted capabilities', details, () =>
    details.join('; '),
  );
});

export const restrictedVolumes: Check = ({ volumes = [] }) => {
  const bad = volumes.filter(volume => !VOLUMES.some(type => volume[type]));
  return violation('restricted volume types', bad, () => {
    const types = sorted(
      bad.map(
        ({ name: _name, ...rest }) => Object.keys(rest).sort()[0] ?? 'unknown',
      ),
    );
    return `${named(
      'volume',
      bad.map(({ name }) => name),
    )} ${bad.length === 1 ? 'uses' : 'use'} ${plural(
      'restricted volume type',
      types,
    )} ${quoted(types)}`;
  });
};

export const runAsNonRoot = unlessUserNamespace(spec => {
  const ofPod = spec.securityContext?.runAsNonRoot;
  const bad = names(spec, each => each.securityContext?.runAsNonRoot === false);
  const setters = [
    ...(ofPod === false ? ['pod'] : []),
    ...(bad.length > 0 ? [named('container', bad)] : []),
  ];
  if (setters.length > 0) {
    return {
      reason: 'runAsNonRoot != true',
      detail: `${setters.join(
        ' and ',
      )} must not set securityContext.runAsNonRoot=false`,
    };
  }
  const missing = ofPod
    ? []
    : names(spec, each => each.securityContext?.runAsNonRoot === undefined);
  return violation(
    'runAsNonRoot != true',
    missing,
    () =>
      `pod or ${named(
        'container',
        missing,
      )} must set securityContext.runAsNonRoot=true`,
  );
});

export const runAsUser = unlessUserNamespace(spec => {
  const bad = names(spec, each => each.securityContext?.runAsUser === 0);
  const setters = [
    ...(spec.securityContext?.runAsUser === 0 ? ['pod'] : []),
    ...(bad.length > 0 ? [named('container', bad)] : []),
  ];
  return violation(
    'runAsUser=0',
    setters,
    () => `${setters.join(' and ')} must not set runAsUser=0`,
  );
});
