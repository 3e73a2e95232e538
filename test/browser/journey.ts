import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';

/** What every journey leaves behind, so that somebody can look at it. */
const SCREENSHOTS = join(__dirname, '../../.data/screenshots');
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 400, height: 800 };
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One person at one browser, who finds things as people do: by what they are and what they say. */
export interface Journey {
  page: Page;
  /** The modal on top. */
  modal(): Locator;
  /** What the conversation shows. */
  log(): Locator;
  /** A line of "Live it in five minutes". */
  step(title: RegExp): Locator;
  /** Becomes somebody through the search at the top left. */
  become(name: string): Promise<void>;
  /** Sends words from the composer of the conversation. */
  say(words: string): Promise<void>;
  /** Keeps a picture; `everyWay` keeps the dark and the narrow page too. */
  shoot(name: string, options?: { everyWay?: boolean }): Promise<void>;
  /** Does a part of the journey; where it fails, says which part it was and where its picture is. */
  part(name: string, work: () => Promise<void>): Promise<void>;
  /** What the page complained of. */
  faults: string[];
  close(): Promise<void>;
}

/** Opens a browser with an empty profile on the page of an office. */
export async function startJourney(url: string): Promise<Journey> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light' });
  const phone = await browser.newPage({ viewport: PHONE, colorScheme: 'light' });
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(url);
  return { page, faults, close: () => browser.close(), ...hands(page), ...eyes(page, phone) };
}

function hands(page: Page): Pick<Journey, 'modal' | 'log' | 'step' | 'become' | 'say'> {
  const checklist = page.getByRole('region', { name: 'Live it in five minutes' });
  return {
    modal: () => page.getByRole('dialog'),
    log: () => page.getByRole('log', { name: 'Messages' }),
    step: (title) => checklist.getByRole('button', { name: title }),
    async become(name) {
      await page.getByRole('button', { name: /Switch person$/ }).click();
      await page.getByRole('combobox', { name: 'Find a person' }).fill(name);
      await page.getByRole('option', { name }).click();
      await page.getByRole('button', { name: `You are ${name}` }).waitFor();
    },
    async say(words) {
      await page.getByRole('textbox', { name: /^Message/ }).fill(words);
      await page.keyboard.press('Enter');
    },
  };
}

function eyes(page: Page, phone: Page): Pick<Journey, 'shoot' | 'part'> {
  const keep = async (of: Page, name: string) => {
    await of.evaluate('Promise.all(document.getAnimations().map((one) => one.finished)).then(() => null)');
    await of.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  };
  return {
    async shoot(name, { everyWay = false } = {}) {
      await keep(page, name);
      if (!everyWay) return;
      await page.emulateMedia({ colorScheme: 'dark' });
      await keep(page, `${name}-dark`);
      await page.emulateMedia({ colorScheme: 'light' });
      // The address says who one is and where; a change behind its # alone would not load the page anew.
      await phone.goto('about:blank');
      await phone.goto(page.url());
      await phone.getByRole('main').waitFor();
      if ((await page.getByRole('dialog').count()) > 0) await phone.getByRole('dialog').waitFor();
      await keep(phone, `${name}-narrow`);
    },
    async part(name, work) {
      try {
        await work();
      } catch (error) {
        await page.screenshot({ path: join(SCREENSHOTS, 'failed.png') }).catch(() => undefined);
        const why = error instanceof Error ? error.message : String(error);
        const picture = join(SCREENSHOTS, 'failed.png');
        throw new Error(`The journey ended where ${name} (see ${picture}):\n${why}`, { cause: error });
      }
    },
  };
}
