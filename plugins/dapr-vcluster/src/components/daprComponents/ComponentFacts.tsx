import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DECLARED_TONES } from '../badges';
import {
  CopyText,
  Fact,
  KeyValue,
  RelativeTime,
  StatusText,
  TagList,
} from '../primitives';

/** Where a Dapr Component is and who may use it. */
export function ComponentFacts({ component }: { component: DaprComponent }) {
  const t = useText();
  const facts: (Fact | false)[] = [
    {
      label: t('components.type'),
      value: [component.type ?? t('common.unknown'), component.version]
        .filter(Boolean)
        .join(' '),
    },
    {
      label: t('components.declared'),
      value: (
        <StatusText tone={DECLARED_TONES[component.declared]}>
          {t(`status.declared.${component.declared}`)}
        </StatusText>
      ),
    },
    {
      label: t('components.detail.virtual'),
      value: (
        <Place
          place={component.virtual}
          what={t('components.detail.virtual')}
        />
      ),
    },
    {
      label: t('components.detail.host'),
      value: (
        <Place place={component.host} what={t('components.detail.host')} />
      ),
    },
    {
      label: t('components.detail.scopes'),
      value:
        component.scopes.length > 0 ? (
          <TagList tags={component.scopes} />
        ) : (
          t('components.detail.noScopes')
        ),
    },
    component.ignoreErrors !== undefined && {
      label: t('components.detail.ignoreErrors'),
      value: t(
        component.ignoreErrors
          ? 'components.detail.ignored'
          : 'components.detail.fatal',
      ),
    },
    {
      label: t('components.detail.managedBy'),
      value: t(`components.detail.managers.${component.managedBy}`),
    },
    component.createdAt !== undefined && {
      label: t('components.detail.created'),
      value: <RelativeTime time={component.createdAt} />,
    },
  ];
  return (
    <KeyValue facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
  );
}

function Place(props: { place: DaprComponent['host']; what: string }) {
  const t = useText();
  if (!props.place) return <>{t('components.detail.absent')}</>;
  const { namespace, name } = props.place;
  return <CopyText text={`${namespace}/${name}`} what={props.what} />;
}
