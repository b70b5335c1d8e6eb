import { expect, type Locator, type Page } from '@playwright/test';
import { decodeAnalysis } from '../../src/document/analysis-link';
import type { EventFile } from './event-file';
import { displayParts } from './display-parts';
import { wordsIn } from './words';

const say = wordsIn('en');

/** Lets a file fall on the page, as from a folder of the desktop. */
export async function dropFile(page: Page, file: EventFile): Promise<void> {
  const carried = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
  for (const moment of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', moment, { dataTransfer: carried });
}

/** Chooses a file in the page's own field; a path is read where it lies, however large. */
export async function pickFile(page: Page, file: EventFile | string): Promise<void> {
  await page.locator('input[type=file][accept*=csv]').setInputFiles(file);
}

/** Closes the data, which brings the first page back. */
export async function closeData(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await page.getByRole('button', { name: say('intake_menu_close') }).click();
  await expect(page.getByRole('heading', { name: say('intake_drop_title') })).toBeVisible();
}

export async function pickAnalysis(page: Page, analysis: EventFile): Promise<void> {
  await page.locator('input[type=file][accept*=json]').setInputFiles(analysis);
}

/** The figures of the stages, in the table beneath the drawing. */
export function counts(page: Page): Locator {
  return page.getByRole('table').first().locator('tbody tr td:nth-child(2)');
}

export async function expectCounts(page: Page, expected: string[]): Promise<void> {
  await expect(counts(page)).toHaveText(expected);
}

/** Waits until the address holds an analysis of which this is a part. */
export async function expectLinked(page: Page, part: object): Promise<void> {
  const linked = () => decodeAnalysis(new URL(page.url()).hash, displayParts);
  await expect.poll(linked).toMatchObject({ ok: true, value: { analysis: part } });
}

/** The card of the stage that stands at `number` (from 1), by its visible name. */
export function stage(page: Page, number: number, name: string): Locator {
  return page.getByRole('list', { name: 'Stages' }).getByRole('button', { name: new RegExp(`^${number} ${name}`) });
}

/** An event of the list on the left. */
export function event(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Events' }).getByRole('button', { name: new RegExp(`^${name} `) });
}
