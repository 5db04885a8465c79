import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { usePlacementFacts } from '../placement';
import { Fact, KeyValue } from '../primitives';

/** Where a Dapr Component is and who may use it. */
export function ComponentFacts({ component }: { component: DaprComponent }) {
  const t = useText();
  const { type, version, ignoreErrors } = component;
  const facts: Fact[] = [
    {
      label: t('components.type'),
      value: [type ?? t('common.unknown'), version].filter(Boolean).join(' '),
    },
    ...usePlacementFacts(component),
  ];
  if (ignoreErrors !== undefined) {
    facts.push({
      label: t('components.detail.ignoreErrors'),
      value: t(
        ignoreErrors ? 'components.detail.ignored' : 'components.detail.fatal',
      ),
    });
  }
  return <KeyValue facts={facts} />;
}
