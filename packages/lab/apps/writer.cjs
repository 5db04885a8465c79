'use strict';
// Stands for the tutorial's Java app: POST /?value=42 adds a value to those kept in the state store, DELETE / drops
// them all.
const { serve } = require('./http.cjs');
const { dropValues, readValues, writeValues } = require('./values.cjs');

serve({
  health: '/actuator/health',
  routes: {
    'POST /': async ({ query }) => {
      const values = [...(await readValues()), query.get('value')];
      await writeValues(values);
      return values;
    },
    'DELETE /': async () => {
      await dropValues();
      return [];
    },
  },
});
