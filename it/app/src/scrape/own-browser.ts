import { rmSync } from 'node:fs';

import type { Browser } from 'puppeteer-core';

import type { BrowserSource } from './browser-host.ts';
import { unpackedChromium } from './chromium.ts';
import { newProfile } from './profile.ts';

/** A browser that the server launches and closes: the given one, or the one of the package. */
export function ownBrowser(executablePath: string | undefined): BrowserSource {
  return {
    failure: 'the browser does not start',
    open: (closing) => launch(executablePath, closing),
    close: (browser) => browser.close(),
  };
}

async function launch(executablePath: string | undefined, closing: AbortSignal): Promise<Browser> {
  // Imported late: it takes longer than the rest of the server's start.
  const [{ default: puppeteer }, { default: chromium }] = await Promise.all([
    import('puppeteer-core'),
    import('@sparticuz/chromium'),
  ]);
  const path = executablePath ?? (await unpackedChromium(closing));
  const profile = await newProfile();
  const removeProfile = (): void => {
    process.off('exit', removeProfile);
    // Chromium's children may still be writing for a moment.
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  try {
    const browser = await puppeteer.launch({
      executablePath: path,
      headless: 'shell',
      // A Chromium on a pipe ends by itself when the server dies, even by SIGKILL.
      pipe: true,
      // Every scrape has a time limit of its own.
      protocolTimeout: 0,
      userDataDir: profile,
      args: [
        // Meant for AWS Lambda; in one process, a second browser context brings Chromium down.
        ...chromium.args.filter((argument) => argument !== '--single-process'),
        '--no-sandbox',
        '--disable-background-networking',
      ],
      // The server closes the browser in its own shutdown.
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    browser.process()?.once('exit', removeProfile);
    // However the server ends, short of SIGKILL, after which the next server does it; puppeteer's
    // own listener has killed Chromium then.
    process.once('exit', removeProfile);
    return browser;
  } catch (error) {
    removeProfile();
    throw error;
  }
}
