import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../hooks';
import { templateRouteRef } from '../../routes';
import { VisuallyHidden, useUniqueId } from '../primitives';
import { TEMPLATES, prefilled } from './templates';

/** A button that opens a template with prefilled fields; if it is blocked, it gives the reason. */
export function TemplateButton(props: {
  template: keyof typeof TEMPLATES;
  formData?: Record<string, string>;
  /** Why the button cannot be used now. */
  blocked?: string;
  primary?: boolean;
}) {
  const t = useText();
  const template = useRouteRef(templateRouteRef);
  const label = t(`templateButtons.${props.template}`);
  const blocked =
    props.blocked ?? (template ? undefined : t('templateButtons.noTemplates'));
  const look = {
    color: props.primary ? ('primary' as const) : ('default' as const),
    size: 'small' as const,
    variant: props.primary ? ('contained' as const) : ('outlined' as const),
  };
  if (blocked || !template) {
    return <BlockedButton label={label} reason={blocked ?? ''} look={look} />;
  }
  const path = template({
    namespace: 'default',
    templateName: TEMPLATES[props.template],
  });
  return (
    <LinkButton
      {...look}
      role="link"
      to={prefilled(path, props.formData ?? {})}
    >
      {label}
    </LinkButton>
  );
}

const useStyles = makeStyles(({ palette }) => {
  const colors = {
    backgroundColor: palette.action.disabledBackground,
    color: palette.text.secondary,
  };
  return {
    // Looks disabled for every variant, and while hovered.
    blocked: {
      '&&': { ...colors, borderColor: 'transparent', cursor: 'not-allowed' },
      '&&:hover': colors,
    },
  };
});

/** Not `disabled`: a disabled button cannot be focused, so keyboard users could not read the reason. */
function BlockedButton(props: { label: string; reason: string; look: object }) {
  const classes = useStyles();
  const id = useUniqueId('reason');
  return (
    <Tooltip title={props.reason}>
      <span>
        <Button
          {...props.look}
          aria-disabled
          aria-describedby={id}
          className={classes.blocked}
          disableElevation
          disableRipple
        >
          {props.label}
        </Button>
        <VisuallyHidden>
          <span id={id}>{props.reason}</span>
        </VisuallyHidden>
      </span>
    </Tooltip>
  );
}
