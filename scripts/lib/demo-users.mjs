/** Users the demo's sign-in offers; app-config.demo.yaml says what each may do. */
export const DEMO_USERS = ['pat', 'ann', 'ben', 'guest'];

/**
 * Signs in as one of the demo's users.
 *
 * @param {string} baseUrl of the portal or its backend
 * @returns {Promise<string>} a Backstage token, good for an hour
 */
export async function signIn(baseUrl, user) {
  const response = await fetch(`${baseUrl}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': user },
  });
  if (!response.ok) {
    throw new Error(
      `sign-in as ${user}: HTTP ${response.status} ${await response.text()}`,
    );
  }
  return (await response.json()).backstageIdentity.token;
}
