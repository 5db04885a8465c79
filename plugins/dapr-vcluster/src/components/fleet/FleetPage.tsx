import { Content, Header, Page } from '@backstage/core-components';
import { useText } from '../../hooks';
import { FleetRoutes } from './FleetRoutes';

/** The fleet page of the legacy frontend system, with its own header. */
export function FleetPage() {
  const t = useText();
  return (
    <Page themeId="tool">
      <Header title={t('fleet.title')} />
      <Content>
        <FleetRoutes />
      </Content>
    </Page>
  );
}
