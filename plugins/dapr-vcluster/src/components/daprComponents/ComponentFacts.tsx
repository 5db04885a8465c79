import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { useLocationFacts } from '../comparison';
import { Fact, KeyValue } from '../primitives';

/** Type, location and scopes of a Dapr Component. */
export function ComponentFacts({ component }: { component: DaprComponent }) {
  const t = useText();
  const { type, version, ignoreErrors } = component;
  const facts: Fact[] = [
    {
      label: t('daprComponents.type'),
      value: [type ?? t('common.unknown'), version].filter(Boolean).join(' '),
    },
    ...useLocationFacts(component),
  ];
  if (ignoreErrors !== undefined) {
    facts.push({
      label: t('daprComponents.detail.ignoreErrors'),
      value: t(
        ignoreErrors
          ? 'daprComponents.detail.ignored'
          : 'daprComponents.detail.fatal',
      ),
    });
  }
  return <KeyValue facts={facts} />;
}
