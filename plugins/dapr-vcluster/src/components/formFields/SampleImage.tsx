import TextField from '@material-ui/core/TextField';
import { useEffect } from 'react';
import { useOptions, useText } from '../../hooks';
import { LiveBoundary } from '../pageStates';
import { useUniqueId } from '../primitives';
import { PickerProps } from './types';

/** Name of an image, at first that of the sample apps if the platform team has configured one. */
export function SampleImage(props: PickerProps) {
  const t = useText();
  const options = useOptions();
  return (
    <LiveBoundary
      live={options}
      what={t('formFields.sampleImageWhat')}
      skeletonLines={1}
    >
      {({ sampleImage }) => <ImageInput {...props} sampleImage={sampleImage} />}
    </LiveBoundary>
  );
}

function ImageInput(props: PickerProps & { sampleImage?: string }) {
  const t = useText();
  const id = useUniqueId('image');
  const { sampleImage, formData, onChange, schema } = props;
  const { title = t('formFields.image'), description = '' } = schema;
  useEffect(() => {
    if (formData === undefined && sampleImage !== undefined) {
      onChange(sampleImage);
    }
    // Once: who empties the field means it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const help =
    sampleImage === undefined
      ? t('formFields.noSampleImage')
      : t('formFields.sampleImage', { image: sampleImage });
  return (
    <TextField
      id={id}
      fullWidth
      label={title}
      value={formData ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
      required={props.required}
      disabled={props.disabled}
      error={Boolean(props.rawErrors?.length)}
      helperText={`${description} ${help}`.trim()}
      inputProps={{ spellCheck: false }}
    />
  );
}
