/**
 * Headless Chromium loads plain pages, `<script type="module">` and no bundler, from the files that the package ships.
 * The first page is examples/browser.html itself.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.js';
import { serveDirectory, type StaticServer } from './static-server.js';

const executable = findChromium();
const inChromium = executable ? describe : describe.skip;
if (!executable) console.warn('Chromium is skipped: there is none in PATH, and CHROMIUM is not set.');

inChromium('Chromium', () => {
  let server: StaticServer;
  let browser: Browser;
  let page: Page;
  let mistakes: string[];

  beforeAll(async () => {
    server = await serveDirectory(join(__dirname, '../..'));
    browser = await launchChromium(executable!);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    mistakes = [];
    page = await browser.newPage();
    page.on('pageerror', (error) => mistakes.push(error.message));
    page.on('requestfailed', (request) => mistakes.push(request.url()));
  });

  afterEach(async () => {
    await page.close();
    expect(mistakes).toEqual([]);
  });

  test('the example page dumps links, and hears a uevent when a button adds a device', async () => {
    await page.goto(`${server.origin}/examples/browser.html`);
    await page.locator('#links li').nth(1).waitFor();
    expect(await page.locator('#links li').allTextContents()).toEqual(['1: lo', '2: eth0']);

    await page.click('#add');
    await page.locator('#events li').first().waitFor();
    expect(await page.locator('#events li').first().textContent()).toBe('add@/devices/virtual/net/dummy0 net dummy0');
  }, 30_000);

  test('Kernel.create takes the exported wasm file as a Response', async () => {
    await page.goto(`${server.origin}/tests/interop/wasm-file.html`);
    await page.locator('#result').waitFor();
    expect(await page.textContent('#result')).toBe('1 lo 2 eth0');
  }, 30_000);

  test('CPython in the page lists its interfaces', async () => {
    await page.goto(`${server.origin}/tests/interop/cpython.html`);
    await page.locator('#result').waitFor({ timeout: 60_000 });
    expect(await page.textContent('#result')).toBe("[(1, 'lo'), (2, 'eth0')]");
  }, 90_000);
});
