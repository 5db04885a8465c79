import { clusterRoleNames } from './accounts';

describe('clusterRoleNames', () => {
  it('cuts and trims names as the recorded chart does', () => {
    const name = 'data-warehouse-of-the-billing-department';
    expect(clusterRoleNames({ namespace: `vcluster-${name}`, name })).toEqual([
      'vc-data-warehouse-of-the-billing-department-v-vcluster-data-war',
      'vc-mn-data-warehouse-of-the-billing-department-v-vcluster-data',
    ]);
  });

  it('drops one dash of several at the end, as trimSuffix of Helm does', () => {
    const namespace = `${'a'.repeat(54)}--b`;
    expect(clusterRoleNames({ namespace, name: 'n' })).toEqual([
      `vc-n-v-${'a'.repeat(54)}-`,
      `vc-mn-n-v-${'a'.repeat(53)}`,
    ]);
  });

  it('leaves short names as they are', () => {
    expect(
      clusterRoleNames({ namespace: 'vcluster-shop', name: 'shop' }),
    ).toEqual(['vc-shop-v-vcluster-shop', 'vc-mn-shop-v-vcluster-shop']);
  });
});
