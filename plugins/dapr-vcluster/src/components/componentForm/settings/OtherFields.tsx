import IconButton from '@material-ui/core/IconButton';
import DeleteOutline from '@material-ui/icons/DeleteOutline';
import { removeFields } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../../hooks';
import { DetailPart, Stack } from '../../primitives';
import { useDraftForm } from '../DraftContext';

/** Metadata the catalogue does not have for this type; changed in the text, or taken out here. */
export function OtherFields({ names }: { names: string[] }) {
  const t = useText();
  const { edit } = useDraftForm();
  return (
    <DetailPart title={t('componentForm.settings.others')}>
      {names.map(name => (
        <Stack as="row" key={name}>
          <code>{name}</code> {t('componentForm.settings.asText')}
          <IconButton
            size="small"
            aria-label={t('componentForm.settings.remove', { name })}
            onClick={() => edit(it => removeFields([name], it))}
          >
            <DeleteOutline fontSize="small" />
          </IconButton>
        </Stack>
      ))}
    </DetailPart>
  );
}
