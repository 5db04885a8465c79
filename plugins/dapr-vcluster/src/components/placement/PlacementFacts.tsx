import { PlacedObject } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DECLARED_TONES } from '../badges';
import {
  CopyText,
  Fact,
  RelativeTime,
  StatusText,
  TagList,
} from '../primitives';

/** Where an object of Dapr is on either side, for whom, and whose it is. */
export function usePlacementFacts(object: PlacedObject): Fact[] {
  const t = useText();
  const facts: (Fact | false)[] = [
    {
      label: t('components.declared'),
      value: (
        <StatusText tone={DECLARED_TONES[object.declared]}>
          {t(`status.declared.${object.declared}`)}
        </StatusText>
      ),
    },
    {
      label: t('components.detail.virtual'),
      value: (
        <Place place={object.virtual} what={t('components.detail.virtual')} />
      ),
    },
    {
      label: t('components.detail.host'),
      value: <Place place={object.host} what={t('components.detail.host')} />,
    },
    {
      label: t('components.detail.scopes'),
      value:
        object.scopes.length > 0 ? (
          <TagList tags={object.scopes} />
        ) : (
          t('components.detail.noScopes')
        ),
    },
    {
      label: t('components.detail.managedBy'),
      value: t(`components.detail.managers.${object.managedBy}`),
    },
    object.createdAt !== undefined && {
      label: t('components.detail.created'),
      value: <RelativeTime time={object.createdAt} />,
    },
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

function Place(props: { place: PlacedObject['host']; what: string }) {
  const t = useText();
  if (!props.place) {
    return <>{t('components.detail.absent')}</>;
  }
  const { namespace, name } = props.place;
  return <CopyText text={`${namespace}/${name}`} what={props.what} />;
}
