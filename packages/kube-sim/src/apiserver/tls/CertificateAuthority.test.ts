import { X509Certificate } from 'node:crypto';
import { Fixture, PODS } from '../../__testUtils__/fixture';
import { CertificateAuthority } from './CertificateAuthority';

const fixture = new Fixture();
afterEach(() => fixture.close());

describe('CertificateAuthority', () => {
  it('issues certificates that verify, for the names asked for', () => {
    const authority = CertificateAuthority.create('my-ca');
    const root = new X509Certificate(authority.certPem);
    const issued = new X509Certificate(
      authority.issue(['web.shop.svc'], ['10.0.0.1']).certPem,
    );
    expect(root.ca).toBe(true);
    expect(issued.ca).toBe(false);
    expect(issued.issuer).toBe('CN=my-ca');
    expect(issued.verify(root.publicKey)).toBe(true);
    expect(issued.checkIssued(root)).toBe(true);
    expect(issued.checkHost('web.shop.svc')).toBe('web.shop.svc');
    expect(issued.checkIP('10.0.0.1')).toBe('10.0.0.1');
    expect(issued.checkHost('other.shop.svc')).toBeUndefined();
  });

  it('goes on after a restart: clients that trust it still do', async () => {
    const first = CertificateAuthority.create();
    const before = await fixture.start({ ca: first });
    const second = CertificateAuthority.fromPem(
      JSON.parse(JSON.stringify(first.toPem())),
    );
    const after = await fixture.start({ ca: second });
    const client = fixture.client(
      { ...after, caData: before.caData },
      after.adminToken,
    );
    expect((await client.get(PODS)).code).toBe(200);
  });

  it('is not trusted in place of another', async () => {
    const server = await fixture.start({ ca: CertificateAuthority.create() });
    const other = await fixture.start({ ca: CertificateAuthority.create() });
    const client = fixture.client(
      { ...server, caData: other.caData },
      server.adminToken,
    );
    await expect(client.get(PODS)).rejects.toThrow(/certificate/);
  });
});
