import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useText } from '../../hooks';
import { templateRouteRef } from '../../routes';
import { BlockedButton } from './BlockedButton';
import { TEMPLATES, prefilled } from './templates';

/** A button that opens a template with prefilled fields; if it is blocked, it gives the reason. */
export function TemplateButton(props: {
  template: keyof typeof TEMPLATES;
  formData?: Record<string, unknown>;
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
