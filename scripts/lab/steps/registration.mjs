/** A run of the lab's template for the action `dapr:component:register`; Redis requires a password. */
export const registration = (
  tenant,
  { name, type, metadata, hasPassword },
  scopes,
  password,
) => ({
  template: 'lab-register',
  values: {
    tenant,
    name,
    type,
    metadata,
    scopes,
    ...(hasPassword && { secretName: 'redisPassword' }),
  },
  ...(hasPassword && { secrets: { secretValue: password } }),
});
