import { Page } from '@playwright/test';
import {
  choose,
  expectRunEnded,
  fill,
  openTemplate,
  pick,
  startRun,
} from './templates';

/** Fills the first page of the form that orders a vcluster: team A's, on the simulated host. */
export async function describeTenant(page: Page, name: string) {
  await choose(page, /Simulated host/);
  await fill(page, 'Name', name);
  await pick(page, 'Owner', 'Team A');
}

/** Deletes a vcluster through its template, and waits until it is gone. */
export async function deleteTenant(page: Page, name: string) {
  await openTemplate(page, 'delete-tenant');
  await pick(page, 'vcluster', name);
  await fill(page, 'Type its name', name);
  await startRun(page);
  await expectRunEnded(page, new RegExp(`Namespace.*vcluster-${name}`));
}
