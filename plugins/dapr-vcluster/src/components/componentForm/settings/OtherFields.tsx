import IconButton from '@material-ui/core/IconButton';
import DeleteOutline from '@material-ui/icons/DeleteOutline';
import { removeFields } from '../model';
import { useText } from '../../../hooks';
import { DetailPart, Stack } from '../../primitives';
import { useDraftForm } from '../DraftContext';

/** Metadata that the catalogue does not list for this type. It can be edited in the YAML, or deleted here. */
export function OtherFields({ names }: { names: string[] }) {
  const t = useText();
  const { edit } = useDraftForm();
  return (
    <DetailPart title={t('componentForm.settings.others')}>
      {names.map(name => (
        <Stack as="row" key={name}>
          <code>{name}</code> {t('componentForm.settings.inYaml')}
          <IconButton
            size="small"
            aria-label={t('componentForm.settings.delete', { name })}
            onClick={() => edit(it => removeFields([name], it))}
          >
            <DeleteOutline fontSize="small" />
          </IconButton>
        </Stack>
      ))}
    </DetailPart>
  );
}
