import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { useSharedText } from '../../hooks';
import { UiLook } from '../look';
import { CardBody } from './CardBody';
import { useTabLinks } from './useTabLinks';

/**
 * Card on the overview page of an entity; looks as the cards of the catalog, which are those of Backstage UI in both frontend
 * systems.
 */
export function VclusterCard() {
  const t = useSharedText();
  const linkTo = useTabLinks();
  return (
    <UiLook>
      <EntityInfoCard
        title={t('vclusterCard.title')}
        footerActions={
          <Link to={linkTo('vcluster')}>{t('vclusterCard.open')}</Link>
        }
      >
        <CardBody linkTo={linkTo} />
      </EntityInfoCard>
    </UiLook>
  );
}
