import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core'
import { z } from 'zod'

const pictures = join(import.meta.dirname, '..', '..', 'test-results')

/** Chromium from npm, for the closed network of a test machine: it calls nobody but our server. */
export async function openBrowser(moreArgs: readonly string[] = []): Promise<Browser> {
  return playwright.launch({
    executablePath: await unpackChromium(),
    args: [
      ...chromium.args.filter((flag) => !/^--(single-process|no-zygote|headless)/.test(flag)),
      '--no-sandbox', // root may not use the sandbox; the only pages opened are our own
      '--disable-background-networking',
      '--disable-component-update',
      '--no-proxy-server',
      '--lang=vi',
      ...moreArgs,
    ],
    headless: true,
  })
}

/**
 * The package unpacks to `$TMPDIR/chromium` with mode 700 and takes whatever lies there: another version's or another
 * user's. A folder per version and user keeps both out.
 */
async function unpackChromium(): Promise<string> {
  const before = process.env['TMPDIR']
  const folder = join(tmpdir(), `nts-chromium-${await readVersion()}-${userInfo().uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  process.env['TMPDIR'] = folder
  try {
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function readVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const folder = entry.slice(0, entry.lastIndexOf('chromium') + 'chromium'.length)
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** A page of a Vietnamese reader; `scripts: false` is the citizen whose phone runs none. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { scripts?: boolean } = {},
): Promise<Page> {
  const { scripts = true, ...rest } = options
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: scripts,
    ...rest,
  })
  return context.newPage()
}

export const PHONE = { width: 360, height: 740 }

/** What axe finds against WCAG 2.2 A and AA, one line each: rule, how often, first place. Needs a page with scripts. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Where a page was scrolled to, the bar on top covers half a row, and half a button counts as too small.
  await page.evaluate(() => scrollTo(0, 0))
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${String(nodes[0]?.target.join(' '))}`)
}

/** Bytes that came over the wire while `visit` ran, headers and all. */
export async function countBytes(page: Page, visit: () => Promise<unknown>): Promise<number> {
  let bytes = 0
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.loadingFinished', (loaded) => (bytes += loaded.encodedDataLength))
  await visit()
  await session.detach()
  return bytes
}

/** Keeps a picture of the whole page under test-results/, for the people who look at screens. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  await page.evaluate(() => scrollTo(0, 0)) // a bar that sticks is drawn where the scroll left it
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
