import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';

/** The relation's name; catalog-model would bring its model, 18 kB, into the overview of every tenant. */
const DEPENDS_ON = 'dependsOn';

/** A host with a dash in its name has an entity of this name, cut where it is too long for the catalog. */
const PREFIX = 'host.';
const SURELY_KEPT = 50;

/** The host of the entity's tenant, with a link to its entity where the catalog knows that the tenant depends on it. */
export function HostOfEntity(props: { host: string }) {
  const { host } = props;
  const { entity } = useEntity();
  const cut = `${PREFIX}${host}`.slice(0, SURELY_KEPT);
  const relation = entity.relations?.find(({ type, targetRef }) => {
    const name = targetRef.slice(targetRef.indexOf('/') + 1);
    return type === DEPENDS_ON && (name === host || name.startsWith(cut));
  });
  return relation ? (
    <EntityRefLink entityRef={relation.targetRef} title={host} />
  ) : (
    <>{host}</>
  );
}
