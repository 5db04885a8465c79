import { FormField, removeFields, setField } from '../model';
import { Text, useText } from '../../../hooks';
import { useDraftForm } from '../DraftContext';
import { SelectInput, TextInput } from '../inputs';
import { findingAbout } from '../checkResult';
import { SecretField } from './SecretField';

/** The input of one metadata field, by the type of its value. */
export function FieldInput({ field }: { field: FormField }) {
  const t = useText();
  const { draft, edit, preset, shown } = useDraftForm();
  const { name, widget } = field;
  const sameName = (other: { name: string }) =>
    other.name.toLowerCase() === name.toLowerCase();
  const item = draft.component.metadata.find(sameName);
  const fixed = preset?.metadata.some(sameName);
  const fixedHelp =
    preset && fixed
      ? t('componentForm.type.fixed', { preset: preset.title })
      : undefined;
  const error = findingAbout(name, shown.findings, draft)?.title;
  const refers = item?.secretKeyRef !== undefined || item?.envRef !== undefined;
  if (widget.kind === 'secret' || refers) {
    return (
      <SecretField
        name={name}
        required={field.required}
        disabled={fixed}
        help={fixedHelp}
        error={error}
      />
    );
  }
  const set = (value: string) => edit(it => setField(name, { value }, it));
  const remove = () => edit(it => removeFields([name], it));
  const common = {
    label: name,
    value: shownValue(item?.value),
    required: field.required,
    disabled: fixed,
    error,
    help: fixedHelp ?? helpOf(field, t),
  };
  if (widget.kind === 'enum' || widget.kind === 'bool') {
    const choices = widget.kind === 'enum' ? widget.options : ['true', 'false'];
    return (
      <SelectInput
        {...common}
        help={fixedHelp}
        empty={notSet(field, t)}
        options={choices.map(value => ({ value, label: value }))}
        onChange={value => (value ? set(value) : remove())}
      />
    );
  }
  return (
    <TextInput
      {...common}
      inputMode={widget.kind === 'number' ? 'numeric' : undefined}
      onChange={set}
      // Until the input loses focus, an empty field keeps its place in the manifest.
      onBlur={() => item?.value === '' && remove()}
    />
  );
}

function shownValue(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function notSet({ default: preset }: FormField, t: Text): string {
  return preset
    ? t('componentForm.settings.notSetDefault', { value: preset })
    : t('componentForm.settings.notSet');
}

function helpOf(field: FormField, t: Text): string | undefined {
  const { kind } = field.widget;
  const parts = [
    kind === 'number' || kind === 'duration' || kind === 'bytesize'
      ? t(`componentForm.settings.help.${kind}`)
      : undefined,
    field.default
      ? t('componentForm.settings.default', { value: field.default })
      : undefined,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('. ') : undefined;
}
