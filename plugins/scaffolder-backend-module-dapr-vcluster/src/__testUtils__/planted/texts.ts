/** One secret value for each location. */
export const PLANTED = {
  'task secret': 'planted-task-secret-1',
  'rotated task secret': 'planted-rotated-secret-2',
  'plain value on the host': 'planted-plain-value-3',
  'password in an address': 'planted-address-4',
  'environment of a pod': 'planted-environment-5',
  'token annotation of a pod': 'planted-annotation-6',
  'Helm values': 'planted-helm-value-7',
  'header of an HTTPEndpoint': 'planted-header-8',
  "Secret of the tenant's": 'planted-tenant-secret-9',
  'event of the vcluster': 'planted-event-10',
  'condition of a release': 'planted-condition-11',
  'secret in a refused manifest': 'planted-refused-12',
};

/** The tenant with the secrets. */
export const TENANT = 'sandbox/vcluster-team-a/team-a';
/** A tenant with a failed release. */
export const BROKEN = 'sandbox/vcluster-broken/broken';
export const OWNER = 'group:default/team-a';
