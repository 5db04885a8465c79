import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './look.mjs';

const CARD = {
  title: 'About',
  radius: '8px',
  titleSize: '16px',
  fonts: ['Inter'],
  dividers: 0,
};

test('a card that looks like one of the others has no difference', () => {
  const cards = [CARD, { ...CARD, title: 'vcluster' }];
  assert.deepEqual(differences(cards, /vcluster/), []);
});

test('each difference is named with what the others have', () => {
  const ours = {
    ...CARD,
    title: 'vcluster',
    radius: '0px',
    titleSize: '24px',
    fonts: ['Inter', 'Roboto'],
    dividers: 1,
  };
  assert.deepEqual(differences([CARD, ours], /vcluster/), [
    'radius 0px, others 8px',
    'titleSize 24px, others 16px',
    'dividers 1, others 0',
    'font Roboto, which no other card has',
  ]);
});

test('a page without our card is no page without differences', () => {
  assert.deepEqual(differences([CARD], /vcluster/), [
    'no cards to compare: About',
  ]);
});
