import { PresetOption } from 'backstage-plugin-dapr-vcluster-common';
import { useEffect } from 'react';
import { useOptions, useText } from '../../hooks';
import { Notice } from '../primitives';
import { LiveBoundary } from '../pageStates';
import { ChoiceList } from './ChoiceList';
import { costLines } from './presetCost';
import { PickerProps } from './types';

/** Selects a preset, and shows its limits. The first preset is the default of the backend. */
export function PresetPicker(props: PickerProps) {
  const t = useText();
  const options = useOptions();
  return (
    <LiveBoundary
      live={options}
      what={t('formFields.presetsWhat')}
      skeletonLines={3}
    >
      {({ presets }) =>
        presets.length === 0 ? (
          <Notice tone="quiet">{t('formFields.noPresets')}</Notice>
        ) : (
          <Presets {...props} presets={presets} />
        )
      }
    </LiveBoundary>
  );
}

/** Puts the default into the form, so that the review of the form names it. */
function Presets(props: PickerProps & { presets: PresetOption[] }) {
  const t = useText();
  const { presets, formData, onChange } = props;
  const { title = 'Preset', description } = props.schema;
  const usual = presets[0].name;
  useEffect(() => {
    if (formData === undefined) {
      onChange(usual);
    }
    // The form gives a new function each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [formData, usual]);
  return (
    <ChoiceList
      label={title}
      help={description}
      required={props.required}
      disabled={props.disabled}
      value={formData ?? usual}
      onChange={onChange}
      choices={presets.map((preset, index) => ({
        value: preset.name,
        title: preset.title,
        badge: index === 0 ? `(${t('formFields.default')})` : undefined,
        details: <PresetDetails preset={preset} />,
      }))}
    />
  );
}

function PresetDetails({ preset }: { preset: PresetOption }) {
  const t = useText();
  const { quota, limitRange = {}, controlPlane = {} } = preset;
  const { isolation, capacity } = preset;
  const parts = [
    { key: 'quota', list: quota },
    { key: 'limits', list: limitRange.default },
    { key: 'requests', list: limitRange.defaultRequest },
    { key: 'controlPlane', list: controlPlane.limits },
  ] as const;
  const isolated = isolation !== 'none';
  const limits = parts.flatMap(({ key, list }) =>
    list && Object.keys(list).length > 0
      ? [t(`formFields.preset.${key}`, { list: listed(list) })]
      : [],
  );
  const lines = [
    ...(limits.length > 0 || isolated
      ? limits
      : [t('formFields.preset.nothing')]),
    isolated
      ? t('formFields.preset.isolated', { isolation })
      : t('formFields.preset.notIsolated'),
    ...costLines(preset, t),
    ...(capacity
      ? [
          t('formFields.preset.capacity', {
            count: capacity.pods,
            resources: capacity.limitedBy.join(', '),
          }),
        ]
      : []),
  ];
  return (
    <>
      {preset.description && <span>{preset.description}</span>}
      {lines.map(line => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
    </>
  );
}

function listed(quantities: Record<string, string>): string {
  return Object.entries(quantities)
    .map(([resource, quantity]) => `${resource} ${quantity}`)
    .join(', ');
}
