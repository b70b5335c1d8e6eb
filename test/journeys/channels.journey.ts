import { pickFile } from '../support/at-the-workbench';
import { shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

/** The shop's rows ten times over, with a channel: those of the search pay far more often than those of the fair. */
function rowsByChannel(): string[][] {
  return Array.from({ length: 10 }, (_, copy) =>
    shopRows()
      .map(([user, event, time]) => ({ user, event, time, number: Number(user.slice(5)) }))
      .filter(({ event, number }) => event !== 'payment' || number % 2 === 0 || copy === 0)
      .map(({ user, event, time, number }) => [
        `${user}-${copy}`,
        event,
        time,
        number % 2 === 0 ? 'search' : 'trade fair',
      ]),
  ).flat();
}

test('compares channels: which loses where, beyond chance, and two laid over each other', async ({ page }) => {
  await page.goto('/');
  const header = ['user', 'event', 'time', 'utm_source'];
  const file = textFile('shop.csv', written(rowsByChannel(), { header }));
  await pickFile(page, file);
  await page.getByRole('radio', { name: 'Channels' }).check({ force: true });

  const view = page.getByRole('region', { name: 'Channels', exact: true });
  await expect(view).toContainText(
    /trade fair loses [\d.]+ points more at basket → payment than the rest, beyond chance/,
  );

  const drawing = view.getByRole('grid', { name: /^Overall rate of each channel/ });
  await drawing.getByRole('button', { name: /^search: lay over/ }).click();
  await drawing.getByRole('button', { name: /^trade fair: lay over/ }).click();
  await expect(view.getByRole('heading', { name: 'search and trade fair over each other' })).toBeVisible();

  await drawing.getByRole('button', { name: /^search: lay over/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(drawing.getByRole('button', { name: /^search, basket → payment/ })).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('search converts');

  await page.reload();
  await pickFile(page, file);
  await expect(view.getByRole('heading', { name: 'search and trade fair over each other' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Channels' })).toBeChecked();
});
