import { Link } from '@backstage/core-components';
import {
  blockOfType,
  buildingBlocks,
  chooseType,
  preferredVersion,
  presetSteps,
  setPresetName,
  typesOfBlock,
} from './model';
import { useEffect, useState } from 'react';
import { Text, useText } from '../../hooks';
import { SectionCard, Stack } from '../primitives';
import { useDraftForm } from './DraftContext';
import { SelectInput } from './inputs';
import { TypeSearch } from './TypeSearch';

/** Component preset, building block, type, version and authentication profile. */
export function TypeSection() {
  const t = useText();
  const { spec, preset } = useDraftForm();
  return (
    <SectionCard title={t('componentForm.type.title')}>
      <Stack>
        <PresetSelect />
        {!preset && <TypeChoice />}
        {spec && <ProfileSelect />}
        {spec && (
          <Link to={spec.reference}>
            {t('componentForm.type.reference', { type: spec.type })}
          </Link>
        )}
      </Stack>
    </SectionCard>
  );
}

function PresetSelect() {
  const t = useText();
  const { tenantData, catalogue, draft, preset, edit } = useDraftForm();
  const presets = tenantData.options.componentPresets ?? [];
  if (presets.length === 0) {
    return null;
  }
  const choose = (name: string) => {
    const chosen = presets.find(other => other.name === name);
    const spec = chosen && catalogue.find(chosen.type, chosen.version);
    if (chosen && spec) {
      edit(...presetSteps(chosen, spec, tenantData.tenant.ref.name));
    } else {
      edit(it => setPresetName(undefined, it));
    }
  };
  return (
    <SelectInput
      label={t('componentForm.type.preset')}
      value={draft.preset ?? ''}
      empty={t('componentForm.type.presetNone')}
      options={presets.map(({ name, title }) => ({
        value: name,
        label: title,
      }))}
      help={preset?.description}
      onChange={choose}
    />
  );
}

function TypeChoice() {
  const t = useText();
  const { tenantData, catalogue, draft, edit, spec } = useDraftForm();
  const { type } = draft.component;
  const [block, setBlock] = useState(type ? blockOfType(type) : '');
  useEffect(() => {
    if (type) {
      setBlock(blockOfType(type));
    }
  }, [type]);
  const choose = (chosen: string, itsVersion?: string) => {
    const wanted = itsVersion ?? preferredVersion(catalogue, chosen) ?? '';
    const found = catalogue.find(chosen, wanted);
    if (found) {
      edit(it => chooseType(found, it, tenantData.tenant.ref.name));
    }
  };
  return (
    <>
      <SelectInput
        label={t('componentForm.type.block')}
        value={block}
        required
        empty={t('componentForm.type.blockNone')}
        options={buildingBlocks(catalogue).map(name => ({
          value: name,
          label: blockLabel(name, t),
        }))}
        onChange={setBlock}
      />
      {block && (
        <TypeSearch
          choices={typesOfBlock(catalogue, block)}
          value={blockOfType(type) === block ? type : ''}
          onChange={choose}
        />
      )}
      {spec && blockOfType(type) === block && (
        <SelectInput
          label={t('componentForm.type.version')}
          value={spec.version}
          options={catalogue.versionsOf(type).map(name => ({
            value: name,
            label: name,
          }))}
          onChange={name => choose(type, name)}
        />
      )}
    </>
  );
}

function ProfileSelect() {
  const t = useText();
  const { spec, profile, chooseProfile } = useDraftForm();
  if (!spec || spec.profiles.length < 2) {
    return null;
  }
  return (
    <SelectInput
      label={t('componentForm.type.profile')}
      value={String(profile)}
      options={spec.profiles.map(({ title }, index) => ({
        value: String(index),
        label: title,
      }))}
      onChange={index => chooseProfile(Number(index))}
    />
  );
}

/** Label of a building block, as in Dapr's documentation. */
function blockLabel(block: string, t: Text): string {
  switch (block) {
    case 'state':
    case 'pubsub':
    case 'bindings':
    case 'secretstores':
    case 'configuration':
    case 'lock':
    case 'crypto':
    case 'conversation':
    case 'middleware':
      return t(`componentForm.block.${block}`);
    default:
      return `${t('componentForm.block.other')}: ${block}`;
  }
}
