describe('values of the vcluster chart', () => {
  it.todo('k3s-in-0.36');
  it.todo('typo-in-values');
  it.todo('old-values-without-marks');
  it.todo('old-values-mixed');
  it.todo('embedded-etcd');
  it.todo('values-with-one-root');
  it.todo('values-with-plugins');
  it.todo('values-in-a-helmrelease');
});
