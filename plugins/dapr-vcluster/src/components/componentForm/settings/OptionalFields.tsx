import Button from '@material-ui/core/Button';
import ExpandLess from '@material-ui/icons/ExpandLess';
import ExpandMore from '@material-ui/icons/ExpandMore';
import { FormField, hasField } from '../model';
import { useState } from 'react';
import { useText } from '../../../hooks';
import { Stack, useUniqueId } from '../../primitives';
import { useDraftForm } from '../DraftContext';
import { TextInput } from '../inputs';
import { FieldInput } from './FieldInput';

/** The search field is shown for more fields than this. */
const FEW = 6;

/** Optional fields: fields with a value are always visible, the others behind a button. */
export function OptionalFields({ fields }: { fields: FormField[] }) {
  const t = useText();
  const id = useUniqueId('optional');
  const { draft } = useDraftForm();
  // A field that gets its value while the list is open stays in the list.
  const [inView, setInView] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const present = draft.component.metadata.map(({ name }) => name);
  const isShown = ({ name }: FormField) =>
    open
      ? inView.includes(name)
      : present.some(other => other.toLowerCase() === name.toLowerCase());
  const rest = fields.filter(field => !isShown(field));
  const found = rest.filter(({ name }) =>
    name.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const toggle = () => {
    setInView(
      fields
        .map(({ name }) => name)
        .filter(name => hasField(fields.filter(isShown), name)),
    );
    setOpen(!open);
  };
  return (
    <>
      {fields.filter(isShown).map(field => (
        <FieldInput key={field.name} field={field} />
      ))}
      {rest.length > 0 && (
        <div>
          <Button
            size="small"
            aria-expanded={open}
            aria-controls={id}
            endIcon={open ? <ExpandLess /> : <ExpandMore />}
            onClick={toggle}
          >
            {t('componentForm.settings.optional', { count: rest.length })}
          </Button>
        </div>
      )}
      <div id={id}>
        {open && (
          <Stack>
            {rest.length > FEW && (
              <TextInput
                label={t('componentForm.settings.search')}
                value={search}
                onChange={setSearch}
              />
            )}
            {found.length === 0 && t('componentForm.settings.noMatch')}
            {found.map(field => (
              <FieldInput key={field.name} field={field} />
            ))}
          </Stack>
        )}
      </div>
    </>
  );
}
