/** Form values of the templates for one tenant and one app. */
export const tenant = 'resource:default/sandbox-team-a';

export const createTenant = {
  host: 'resource:default/sandbox',
  name: 'team-a',
  owner: 'group:default/team-a',
};

export const deployApp = {
  tenant,
  appId: 'writer',
  image: 'registry.example.com/team/writer:1.4.2',
};
