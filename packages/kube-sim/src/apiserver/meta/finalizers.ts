/** Holds an owner until its dependents are gone. */
export const FOREGROUND = 'foregroundDeletion';

/** Holds an owner until its dependents have forgotten it. */
export const ORPHAN = 'orphan';

/** Holds a claim as long as a pod uses it. */
export const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection';

/** Holds a volume as long as it is bound. */
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection';
