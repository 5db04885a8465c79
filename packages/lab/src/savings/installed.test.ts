import { addUp, addUpRendered } from './installed';

const CHART = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: scheduler }
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: a
          resources: { requests: { cpu: 250m, memory: 64Mi } }
        - name: b
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { resources: { requests: { storage: 16Gi } } }
---
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: operator }
spec:
  template:
    spec:
      containers:
        - name: a
          resources: { requests: { cpu: '1', memory: 1Gi } }
---
apiVersion: v1
kind: Service
metadata: { name: other }
`;

it('counts a rendered chart as its replicas would be', () => {
  expect(addUpRendered(CHART)).toEqual({
    pods: 4,
    cpuMillicores: 1_750,
    memoryMebibytes: 3 * 64 + 1_024,
    claims: 3,
    storageGibibytes: 48,
  });
});

it('counts nothing where there is nothing', () => {
  expect(addUp([], [])).toEqual({
    pods: 0,
    cpuMillicores: 0,
    memoryMebibytes: 0,
    claims: 0,
    storageGibibytes: 0,
  });
});
