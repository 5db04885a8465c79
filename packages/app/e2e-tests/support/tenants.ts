import { Page } from '@playwright/test';
import {
  choose,
  expectTaskCompleted,
  fill,
  openTemplate,
  pick,
  startTask,
} from './templates';

/** Fills in the first page of the form to create a vcluster for team A on the simulated host. */
export async function fillInTenant(page: Page, name: string) {
  await choose(page, /Simulated host/);
  await fill(page, 'Name', name);
  await pick(page, 'Owner', 'Team A');
}

/** Deletes a vcluster with the template and waits until it is deleted. */
export async function deleteTenant(page: Page, name: string) {
  await openTemplate(page, 'delete-tenant');
  await pick(page, 'vcluster', name);
  await fill(page, 'Confirm the name', name);
  await startTask(page);
  await expectTaskCompleted(page, new RegExp(`Namespace.*vcluster-${name}`));
}
