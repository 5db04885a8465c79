import {
  compare,
  copy,
  gone,
  inWords,
  item,
  known,
  LATER,
  OLD,
  unknown,
  YOUNG,
} from './__testUtils__/comparison';

describe('compareObjects', () => {
  it.each<[string, Parameters<typeof compare>]>([
    ['store yes in-sync', [known(item()), [copy()]]],
    [
      'store yes drifted component/drifted',
      [known(item()), [copy({ digest: 'e' })]],
    ],
    [
      'store yes renamed component/renamed',
      [known(item()), [copy({ name: 'store-x-shop-x-a' })]],
    ],
    ['store yes waiting', [known(item({ createdAt: YOUNG })), []]],
    ['store yes missing component/not-synced', [known(item()), []]],
    ['store yes unknown', [known(item()), [], false]],
    ['store no orphan component/orphan', [known(), [copy()]]],
    ['store unknown unknown', [unknown, [copy()]]],
    ['store yes in-sync', [undefined, [copy({ managedBy: 'portal' })]]],
    [
      'store not-applicable in-sync',
      [undefined, [copy({ managedBy: 'host', virtual: undefined })]],
    ],
    // It has lost the mark of the portal.
    [
      'store yes edited component/edited-on-host',
      [
        undefined,
        [
          copy({
            managedBy: 'host',
            virtual: undefined,
            edited: {
              fields: ['metadata.labels'],
              managers: [],
              restorable: false,
            },
          }),
        ],
      ],
    ],
    [
      'store yes deleted component/copy-deleted',
      [known(item()), [], true, gone(LATER)],
    ],
    ['store yes waiting', [known(item()), [], true, gone(YOUNG)]],
    [
      'store yes missing component/not-synced',
      [known(item({ createdAt: LATER })), [], true, gone(OLD)],
    ],
    [
      'store unknown unknown component/unverified',
      [known(), [copy({ managedBy: 'unverified', virtual: undefined })]],
    ],
  ])('%s', (expected, input) => {
    expect(inWords(...input)).toEqual([expected]);
  });

  it('distinguishes Dapr Components of the same name in two namespaces', () => {
    const other = { namespace: 'other', name: 'store' };
    expect(
      inWords(known(item(), item({ namespace: 'other' })), [
        copy({ virtual: other, namespace: 'vcluster-y' }),
      ]),
    ).toEqual(['store yes in-sync', 'store yes missing component/not-synced']);
  });
});

describe('findings about a missing copy', () => {
  const evidence = (createdAt: string | undefined, since?: string) => {
    const [{ findings }] = compare(known(item({ createdAt })), [], true, {
      goneAt: new Map(),
      since,
    });
    return findings[0].evidence.map(({ label, value }) => `${label}: ${value}`);
  };

  it.each([
    [LATER, OLD, [`Never seen on the host: watched since ${OLD}`]],
    [
      OLD,
      LATER,
      [
        `Whether it ever was on the host: not known: it is older than ${LATER}, since when the portal has watched`,
      ],
    ],
    [undefined, undefined, ['Whether it ever was on the host: not known']],
  ])('declared at %s, watched since %s', (createdAt, since, expected) => {
    expect(evidence(createdAt, since)).toEqual(expected);
  });

  it('names both places of a renamed one', () => {
    const [{ findings }] = compare(known(item()), [
      copy({ name: 'store-x-shop-x-a' }),
    ]);
    expect(findings[0]).toMatchObject({
      title: expect.stringContaining('"store-x-shop-x-a"'),
      evidence: [
        { label: 'In the vcluster', value: 'shop/store' },
        { label: 'On the host', value: 'vcluster-x/store-x-shop-x-a' },
      ],
    });
  });
});
