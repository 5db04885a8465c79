import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import './narrow.css';
import { createRoot } from 'react-dom/client';
import app from './App';

const container = document.getElementById('root');
if (!container) {
  throw new Error('The page has no element with the id "root" to render into');
}
createRoot(container).render(app.createRoot());
