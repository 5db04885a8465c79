/**
 * Prefix of every annotation and label of this product.
 *
 * @public
 */
export const ANNOTATION_PREFIX = 'dapr-vcluster/';

/**
 * On a catalog entity: the tenant it stands for, as `<host>/<namespace>/<name>`.
 * Its presence switches the entity tabs and cards on.
 *
 * @public
 */
export const ANNOTATION_TENANT = `${ANNOTATION_PREFIX}tenant`;

/**
 * On the tenant's own host namespace: the owning catalog entity, e.g. `group:default/team-a`.
 *
 * @public
 */
export const ANNOTATION_OWNER = `${ANNOTATION_PREFIX}owner`;

/**
 * On the tenant's own host namespace: the profile it was created with.
 *
 * @public
 */
export const ANNOTATION_PROFILE = `${ANNOTATION_PREFIX}profile`;

/**
 * On the tenant's own host namespace: the preset it was created with.
 *
 * @public
 */
export const ANNOTATION_PRESET = `${ANNOTATION_PREFIX}preset`;

/**
 * On the tenant's own host namespace: the isolation it was created with; absent for `none`.
 *
 * @public
 */
export const ANNOTATION_ISOLATION = `${ANNOTATION_PREFIX}isolation`;

/**
 * On the tenant's own host namespace: hash of the request, to tell "the same again" from "other values".
 *
 * @public
 */
export const ANNOTATION_SPEC_HASH = `${ANNOTATION_PREFIX}spec-hash`;

/**
 * On the tenant's own host namespace, once its installation was handed to the provisioner: RFC 3339 time. A tenant that has
 * it, but no vcluster and no release, was uninstalled.
 *
 * @public
 */
export const ANNOTATION_INSTALLED = `${ANNOTATION_PREFIX}installed-at`;

/**
 * On the tenant's own host namespace: its last upgrade through the portal, as JSON.
 *
 * @public
 */
export const ANNOTATION_UPGRADE = `${ANNOTATION_PREFIX}upgrade`;

/**
 * On the tenant's own host namespace: when it expires, RFC 3339.
 *
 * @public
 */
export const ANNOTATION_EXPIRES = `${ANNOTATION_PREFIX}expires-at`;

/**
 * On the tenant's own host namespace, in files for Git: how long after the creation of the namespace it expires, such as
 * `12h`, `30d` or `4w`. It counts as long as there is no {@link ANNOTATION_EXPIRES}, which extending the tenant sets.
 *
 * @public
 */
export const ANNOTATION_EXPIRES_AFTER = `${ANNOTATION_PREFIX}expires-after`;

/**
 * On the tenant's own host namespace: the user who has exempted it from expiry.
 *
 * @public
 */
export const ANNOTATION_KEPT = `${ANNOTATION_PREFIX}kept-by`;

/**
 * On the tenant's own host namespace: when it sleeps, as JSON.
 *
 * @public
 */
export const ANNOTATION_SCHEDULE = `${ANNOTATION_PREFIX}sleep-schedule`;

/**
 * On the tenant's own host namespace: what expiry and schedule have done with it, as JSON.
 *
 * @public
 */
export const ANNOTATION_LIFECYCLE = `${ANNOTATION_PREFIX}lifecycle`;

/**
 * On the host namespace of a vcluster that was registered after something else had created it: RFC 3339 time.
 *
 * @public
 */
export const ANNOTATION_ADOPTED = `${ANNOTATION_PREFIX}adopted-at`;

/**
 * On the host namespace of a tenant that is described in Git: address of the folder with its files, such as
 * `https://github.com/example/infrastructure/tree/main/tenants/vcluster-a`.
 *
 * @public
 */
export const ANNOTATION_GIT_LOCATION = `${ANNOTATION_PREFIX}git-location`;

/**
 * Label on the tenant's own host namespace while it is being upgraded, with the value `true`.
 *
 * @public
 */
export const LABEL_UPGRADING = `${ANNOTATION_PREFIX}upgrading`;

/**
 * On the tenant's own host namespace, once its deletion was asked for: RFC 3339 time.
 *
 * @public
 */
export const ANNOTATION_DELETING = `${ANNOTATION_PREFIX}deleting-since`;

/**
 * On host objects this product created: the virtual namespace they belong to (profiles without a declared copy).
 *
 * @public
 */
export const ANNOTATION_VIRTUAL_NAMESPACE = `${ANNOTATION_PREFIX}virtual-namespace`;

/**
 * On a Secret this product created: the Dapr Component whose secret texts it holds.
 *
 * @public
 */
export const ANNOTATION_COMPONENT = `${ANNOTATION_PREFIX}component`;

/**
 * On a Dapr Component: the platform team's preset it claims to be.
 *
 * @public
 */
export const ANNOTATION_COMPONENT_PRESET = `${ANNOTATION_PREFIX}component-preset`;

/**
 * On a Dapr resource that this product registered on a host: what was declared, as JSON, to tell and undo later edits. Values
 * that may be secret are left out.
 *
 * @public
 */
export const ANNOTATION_DECLARATION = `${ANNOTATION_PREFIX}declaration`;

/**
 * Label on every host object this product created.
 *
 * @public
 */
export const LABEL_MANAGED_BY = 'app.kubernetes.io/managed-by';

/**
 * Value of {@link LABEL_MANAGED_BY}.
 *
 * @public
 */
export const MANAGED_BY = 'backstage-dapr-vcluster';

/**
 * Label on every host object this product created for a tenant: the tenant's name.
 *
 * @public
 */
export const LABEL_TENANT = `${ANNOTATION_PREFIX}tenant-name`;

/**
 * Label on what this product creates in a vcluster for the kubeconfigs that it issues, with the value `true`.
 *
 * @public
 */
export const LABEL_KUBECONFIG = `${ANNOTATION_PREFIX}kubeconfig`;

/**
 * On a service account in a vcluster that kubeconfigs are issued for: the catalog entity of the user.
 *
 * @public
 */
export const ANNOTATION_ISSUED_TO = `${ANNOTATION_PREFIX}issued-to`;
