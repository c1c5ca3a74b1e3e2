// Looks at reports in a real Chromium, from their files:
//   node check.mjs AXE SAMPLE HOSTILE LARGE
// The first is the program of axe-core, the others are reports of the runs in fixtures.mjs that are called so. Prints a line
// for each check, and ends with 1 if one of them fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { launch, open } from './browser.mjs';

const [, , axeFile, sample, hostile, large] = process.argv;
const axe = readFileSync(axeFile, 'utf8');
const CLASS = '#/class/io.github.smartscraper.it.scrape.FailureCounterIT';

/** Waits until there are so many rows. */
const rows = (page, wanted) => page.waitForFunction((n) => document.querySelectorAll('.row').length === n, {}, wanted);
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
const shown = (page) => page.$eval('.lane-drawing', (lane) => lane.getAttribute('viewBox').split(' ').map(Number));
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id);

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

const checks = {
  'is drawn without a word on the console': async (browser) => {
    for (const file of [sample, hostile, large]) {
      const { page, errors } = await open(browser, file);
      await settled(page);
      assert.deepEqual(errors, []);
      await page.close();
    }
  },

  'tells first what failed, and how to run it again': async (browser) => {
    const { page } = await open(browser, sample);
    assert.equal(await page.$eval('h1', (title) => title.textContent), '2 of 31 classes failed');
    const failures = await page.$$eval('.failures .failure', (all) => all.map((one) => one.textContent));
    assert.equal(failures.length, 3);
    assert.match(failures[0], /RateLimitIT.java:57.*request timed out.*61 requests within 60 s/s);
    assert.match(failures[0], /mvn verify -pl :smartscraper-it -am -Dit.test='io.github.smartscraper.it.api.RateLimitIT#\w+'/);
  },

  'has a lane for each worker, with a link for each class': async (browser) => {
    const { page } = await open(browser, sample);
    assert.equal(await page.$$eval('.lane', (lanes) => lanes.length), 4);
    assert.equal(await page.$$eval('.lane a', (links) => links.length), 26);
    const kinds = await page.$$eval('.lane rect', (all) => [...new Set(all.map((one) => one.classList[1]))].sort());
    assert.deepEqual(kinds, ['failed', 'idle', 'lost', 'passed', 'reset', 'restart', 'starting', 'teardown']);
    await page.evaluate(() => document.querySelector('.lane a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
    await page.waitForSelector('.detail h1');
  },

  'zooms by wheel, buttons and keys': async (browser) => {
    const { page } = await open(browser, sample);
    await settled(page);
    const [, , whole] = await shown(page);
    await page.click('button[aria-label="Zoom in (+)"]');
    await settled(page);
    const [, , nearer] = await shown(page);
    assert.ok(nearer < whole, `${nearer} is to be less than ${whole}`);
    await page.keyboard.press('t');
    await page.keyboard.press('+');
    await settled(page);
    const [, , nearest] = await shown(page);
    assert.ok(nearest < nearer, `${nearest} is to be less than ${nearer}`);
    await page.keyboard.press('0');
    await settled(page);
    assert.equal((await shown(page))[2], whole);
    await (await page.$('.area')).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel({ deltaY: -300 });
    await page.keyboard.up('Control');
    await settled(page);
    assert.ok((await shown(page))[2] < whole);
  },

  'goes from class to class with the arrows, and opens one': async (browser) => {
    const { page } = await open(browser, sample);
    await page.keyboard.press('t');
    const first = await focused(page);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    const second = await focused(page);
    assert.notEqual(second, first);
    assert.match(second, /on Worker 0/);
    await page.keyboard.press('ArrowDown');
    await settled(page);
    assert.match(await focused(page), /on Worker 1/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.detail h1');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.summary');
  },

  'filters by outcome and text, and its address says so': async (browser) => {
    const { page } = await open(browser, sample);
    await page.keyboard.press('/');
    await page.keyboard.type('vitest');
    await settled(page);
    await rows(page, 3);
    assert.equal(await page.evaluate(() => location.hash), '#/?q=vitest');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await settled(page);
    await rows(page, 2);
    assert.equal(await page.evaluate(() => location.hash), '#/?show=failed');
    const again = await open(browser, sample, { hash: '#/?show=cached&sort=duration' });
    await rows(again.page, 6);
    await again.page.goto(`file://${sample}#/?q=nothing+like+it`);
    await settled(again.page);
    assert.match(await again.page.$eval('.nothing', (text) => text.textContent), /No class is like that/);
  },

  'has a page for each class, with its stack and why it ran': async (browser) => {
    const { page } = await open(browser, sample, { hash: CLASS });
    const text = await page.$eval('.detail', (detail) => detail.textContent);
    assert.match(text, /Ran because/);
    assert.match(text, /AnswerAssert.java:41/);
    assert.match(text, /giving up on site 'shop'/);
    assert.equal(await page.$eval('.detail .file', (link) => link.getAttribute('href')), '../logs/worker-3.log');
  },

  'keeps hostile names and logs what they are: text': async (browser) => {
    const { page, errors } = await open(browser, hostile);
    await settled(page);
    const text = await page.$eval('#app', (app) => app.textContent);
    assert.ok(text.includes('<script>window.hacked=1</script>'));
    assert.ok(text.includes('⟨U+202E⟩gnp.exe'));
    assert.ok(text.includes('red'));
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000\u001b\u202e]/);
    assert.doesNotMatch(text, /root:x:0/);
    assert.equal(await page.evaluate(() => document.querySelectorAll('#app img, #app script').length), 0);
    const links = await page.$$eval('a', (all) => all.map((one) => one.getAttribute('href')));
    assert.deepEqual(links.filter((link) => !/^(#\/|\.\.\/)/.test(link)), []);
    for (const link of links.filter((one) => one.startsWith('#/class/'))) {
      await page.evaluate((to) => { location.hash = to; }, link);
      await settled(page);
      assert.ok(await page.$('.detail'), link);
    }
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.deepEqual(errors, []);
  },

  'lets nothing else run than its own program': async (browser) => {
    const { page, errors } = await open(browser, sample);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
    });
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.match(errors.join(), /Content Security Policy/);
  },

  'shows 2,000 classes': async (browser) => {
    const { page } = await open(browser, large);
    const ready = await page.evaluate(() => performance.getEntriesByType('navigation')[0].domInteractive);
    console.log(`  drawn ${Math.round(ready)} ms after it was asked for`);
    await rows(page, 2000);
    await page.keyboard.press('/');
    await page.keyboard.type('cart0048');
    await settled(page);
    await rows(page, 1);
  },

  'prints 2,000 classes, and no command that is cut off': async (browser) => {
    const { page } = await open(browser, large);
    await rows(page, 2000);
    await page.emulateMediaType('print');
    assert.ok(await page.$eval('.portion:last-child .row:last-child', (row) => row.checkVisibility({ contentVisibilityAuto: true })));
    const { page: narrow } = await open(browser, sample, { width: 400 });
    const cut = await narrow.$$eval('.command code', (all) => all.filter((code) => code.scrollWidth > code.clientWidth).length);
    assert.equal(cut, 0);
  },

  'fits into 400 pixels': async (browser) => {
    for (const file of [sample, hostile, large]) {
      const { page } = await open(browser, file, { width: 400 });
      await settled(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400, file);
      await page.close();
    }
  },

  'leaves nothing for axe-core to find, in light and dark': async (browser) => {
    for (const scheme of ['light', 'dark']) {
      for (const hash of ['', CLASS]) {
        const { page } = await open(browser, sample, { scheme, hash });
        await settled(page);
        assert.deepEqual(await violations(page), [], `${scheme} ${hash}`);
        if (!hash) {
          await page.click('.timeline button[aria-pressed]');
          await page.keyboard.press('?');
          await settled(page);
          assert.deepEqual(await violations(page), [], `${scheme}, table and help`);
        }
        await page.close();
      }
    }
  },
};

const browser = await launch();
for (const [name, check] of Object.entries(checks)) {
  try {
    await check(browser);
    console.log(`ok: the report ${name}`);
  } catch (e) {
    process.exitCode = 1;
    console.log(`failed: the report ${name}\n${e.stack}`);
  }
  for (const page of await browser.pages()) {
    await page.close();
  }
}
await browser.close();
