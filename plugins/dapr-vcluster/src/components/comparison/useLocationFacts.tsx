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
import { SyncSaidText } from './SyncSaidText';

/** Names of a Dapr resource in the vcluster and on the host, its scopes and its manager. */
export function useLocationFacts(object: PlacedObject): Fact[] {
  const t = useText();
  const facts: (Fact | false | undefined)[] = [
    {
      label: t('comparison.declared'),
      value: (
        <StatusText tone={DECLARED_TONES[object.declared]}>
          {t(`status.declared.${object.declared}`)}
        </StatusText>
      ),
    },
    {
      label: t('comparison.virtual'),
      value: <Place place={object.virtual} what={t('comparison.virtual')} />,
    },
    {
      label: t('comparison.host'),
      value: <Place place={object.host} what={t('comparison.host')} />,
    },
    {
      label: t('comparison.scopes'),
      value:
        object.scopes.length > 0 ? (
          <TagList tags={object.scopes} />
        ) : (
          t('comparison.noScopes')
        ),
    },
    object.sync && {
      label: t('comparison.syncer.label'),
      value: <SyncSaidText sync={object.sync} />,
    },
    {
      label: t('comparison.managedBy'),
      value: t(`comparison.managers.${object.managedBy}`),
    },
    object.createdAt !== undefined && {
      label: t('comparison.created'),
      value: <RelativeTime time={object.createdAt} />,
    },
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

function Place(props: { place: PlacedObject['host']; what: string }) {
  const t = useText();
  if (!props.place) {
    return <>{t('comparison.absent')}</>;
  }
  const { namespace, name } = props.place;
  return <CopyText text={`${namespace}/${name}`} what={props.what} />;
}
