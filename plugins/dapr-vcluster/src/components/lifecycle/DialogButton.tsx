import Button from '@material-ui/core/Button';
import { ReactNode, useState } from 'react';
import { BlockedButton } from '../templateButtons';

const LOOK = { size: 'small', variant: 'outlined' } as const;

/** Opens a dialog; if that is not possible, it gives the reason. A dialog that is open stays. */
export function DialogButton(props: {
  label: string;
  blocked?: string;
  children: (onClose: () => void) => ReactNode;
}) {
  const { label, blocked, children } = props;
  const [isOpen, setOpen] = useState(false);
  if (blocked && !isOpen) {
    return <BlockedButton label={label} reason={blocked} look={LOOK} />;
  }
  return (
    <>
      <Button {...LOOK} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && children(() => setOpen(false))}
    </>
  );
}
