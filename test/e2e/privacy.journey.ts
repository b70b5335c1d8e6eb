import { expectCounts, pickFile } from '../support/at-the-workbench';
import { shopCounts, shopRows, textFile, written } from '../support/event-file';
import { expect, test } from '../support/journey';

test.describe('the shield', () => {
  // Trying to send something is refused, and the browser says so on the console.
  test.use({ expected: /policy violated: connect-src|Content Security Policy|Fetch API cannot load/ });

  test('says in plain words what is closed, and lets the reader try to send something', async ({ page, server }) => {
    await page.goto('./');
    await pickFile(page, textFile('shop.csv', written(shopRows())));
    await expectCounts(page, shopCounts);
    await page.getByRole('button', { name: 'Privacy' }).click();
    const panel = page.getByRole('dialog', { name: 'Your files stay on this computer' });
    await expect(panel.getByText('Sealed', { exact: true })).toBeVisible();
    const before = server.requests.length;
    await panel.getByRole('button', { name: 'Try to send something' }).click();
    await expect(panel.getByText('Refused by the browser')).toHaveCount(2);
    await expect(panel.getByText('Was sent')).toHaveCount(0);
    expect(server.requests.length).toBe(before);
    await expect(panel.getByText('WebRTC', { exact: false })).toBeVisible();
  });
});

test('once sealed, neither the page nor a thread of it can reach even its own server', async ({ page, server }) => {
  await page.goto('./');
  await expect(page.getByText('Engine ready, network closed')).toBeVisible();
  const before = server.requests.length;
  const script = `onmessage = async () => {
    const tries = ['${server.url}stolen', 'https://example.org/stolen'].map((url) => fetch(url, { mode: 'no-cors' }).then(() => 'sent', () => 'refused'));
    const call = new XMLHttpRequest();
    let heard = 'sent';
    try { call.open('GET', '${server.url}stolen', false); call.send(); } catch { heard = 'refused'; }
    postMessage([...(await Promise.all(tries)), heard]);
  }`;
  const answers = await page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const thread = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
        thread.onmessage = (event) => resolve(event.data);
        thread.postMessage(null);
      }),
    script,
  );
  expect(answers).toEqual(['refused', 'refused', 'refused']);
  expect(server.requests.length).toBe(before);
});
