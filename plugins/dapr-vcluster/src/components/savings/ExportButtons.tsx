import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { daprVclusterApiRef } from '../../api';
import { useText } from '../../hooks';
import { Notice, saveText, Stack } from '../primitives';
import { PrintButton } from './PrintButton';

/** Downloads what the ledger has, of one tenant or of all, and prints the page. */
export function ExportButtons(props: { tenantRef?: TenantRef }) {
  const t = useText();
  const api = useApi(daprVclusterApiRef);
  const [failure, setFailure] = useState<string>();
  const { tenantRef } = props;
  const download = async (format: 'csv' | 'json') => {
    const name = tenantRef ? `savings-${tenantRef.name}` : 'savings';
    try {
      const text = await api.exportSavings(tenantRef, format);
      setFailure(undefined);
      saveText(`${name}.${format}`, text);
    } catch (error) {
      setFailure((error as Error).message);
    }
  };
  return (
    <div className="dapr-vcluster-no-print">
      <Stack as="row">
        <Button size="small" onClick={() => download('csv')}>
          {t('savings.downloadCsv')}
        </Button>
        <Button size="small" onClick={() => download('json')}>
          {t('savings.downloadJson')}
        </Button>
        <PrintButton />
        {failure && <Notice tone="error">{failure}</Notice>}
      </Stack>
    </div>
  );
}
