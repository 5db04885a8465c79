import { holdsSameTexts, renderSecret } from './ownSecret';

describe('renderSecret', () => {
  it('renders a Secret of the virtual namespace that the syncer copies', () => {
    const ref = {
      host: 'sandbox',
      namespace: 'vcluster-team-a',
      name: 'team-a',
    };
    const own = {
      namespace: 'shop',
      owner: 'statestore',
      secretName: 'statestore-secrets',
      secrets: new Map([['redisPassword', 'geheim']]),
    };
    expect(renderSecret(ref, own)).toMatchObject({
      metadata: {
        namespace: 'shop',
        name: 'statestore-secrets',
        annotations: {
          'vcluster.loft.sh/force-sync': 'true',
          'dapr-vcluster/component': 'statestore',
        },
      },
      data: { redisPassword: Buffer.from('geheim').toString('base64') },
    });
  });
});

describe('holdsSameTexts', () => {
  const secret = (data?: Record<string, string>) => ({
    metadata: { name: 's' },
    data,
  });

  it('compares all keys', () => {
    expect(holdsSameTexts(secret({ a: 'x' }), secret({ a: 'x' }))).toBe(true);
    expect(holdsSameTexts(secret({ a: 'x', b: '' }), secret({ a: 'x' }))).toBe(
      false,
    );
    expect(holdsSameTexts(secret(), secret({}))).toBe(true);
  });
});
