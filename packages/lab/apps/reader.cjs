'use strict';
// Stands for the tutorial's Go app: GET / answers the values kept in the state store.
const { serve } = require('./http.cjs');
const { readValues } = require('./values.cjs');

serve({ health: '/health', routes: { 'GET /': readValues } });
