import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importBoundaryFile } from '../../server/cli/import-boundaries.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { hasLayers, layerFile, readLayer } from '../geo.ts'
import type { ServerProcess } from '../server-process.ts'
import { findBarriers, openBrowser, openPage, PHONE, takePicture } from './browser.ts'
import { openServer } from './open-server.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

// Đồng Tháp on both sides of 1/7/2025: old Đồng Tháp (87) and Tiền Giang (82) with their districts, and the one province
// they became. The day of the demo is 16/10/2025.

const DONG_THAP = '/ban-do?tinh=82'
const LAST_DAY = '/ban-do?tinh=82@2025-07-01&ngay=30/06/2025'

/** As an administrator does it, by the command. */
async function importLayers(databaseUrl: string): Promise<void> {
  const folder = await makeTemporaryFolder('layers')
  const config = readConfig({ NTS_DATA: folder, DATABASE_URL: databaseUrl })
  const former = { validFrom: '2023-04-10', validTo: '2025-07-01', indicativeAfter: '2023-04-10', accuracy: '300' }
  const present = { validFrom: '2025-07-01', accuracy: '50' }
  const communes = join(folder, 'communes-2024.geojson')
  await writeFile(communes, readLayer('communes-2024-all', ['82', '87']))
  for (const [file, options] of [
    [communes, former],
    [layerFile('districts-2024'), former],
    [layerFile('provinces-2024'), former],
    [layerFile('communes-2025-dong-thap'), present],
    [layerFile('provinces-2025'), present],
  ] as const)
    expect(await importBoundaryFile(config, file, options, () => {})).toBe(0)
  await rm(folder, { recursive: true, force: true })
}

describe.skipIf(!hasLayers)('the map of Đồng Tháp', () => {
  let browser: Browser
  let server: ServerProcess
  beforeAll(async () => {
    server = await openServer({ now: '2025-10-16T02:00:00Z', before: importLayers })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Opens a map and waits until the live one has drawn everything; `faults` collects what the browser complains of. */
  async function openLive(
    path: string,
    options: Parameters<typeof openPage>[1] = {},
  ): Promise<{ page: Page; faults: string[] }> {
    const page = await openPage(browser, options)
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    expect((await page.goto(server.url + path))?.status()).toBe(200)
    await page.locator('.map-stage.is-live').waitFor()
    return { page, faults }
  }

  const say = (page: Page, part: string): Promise<string> => page.locator(`[data-part="${part}"]`).innerText()
  /** After a move that has begun: until it is over and all of it is drawn. */
  const standStill = (page: Page): Promise<void> => page.locator('.map-live:not([aria-busy])').waitFor()
  /** Units the live map holds: each has its place for a number and a name. */
  const countOnMap = (page: Page): Promise<number> => page.locator('.map-live .map-figure').count()

  test('moved from June to August 2025 shows districts go and communes merge, and the table agrees', async () => {
    const { page, faults } = await openLive(DONG_THAP)
    const slider = page.getByRole('slider', { name: 'Xem tại ngày' })
    await slider.focus()
    const goBackTo = async (words: string): Promise<void> => {
      for (let i = 0; i < 6 && !(await slider.getAttribute('aria-valuetext'))?.startsWith(words); i += 1)
        await page.keyboard.press('ArrowLeft')
      await page.locator('.band').getByText(words).waitFor()
    }

    await goBackTo('30/06/2025')
    await expect.poll(() => countOnMap(page)).toBe(305)
    expect(await say(page, 'head')).toContain('tỉnh Tiền Giang và tỉnh Đồng Tháp')
    expect(await say(page, 'head')).toContain('ranh giới chỉ để tham khảo')
    expect(await say(page, 'head')).toContain('249 xã và 56 phường, thị trấn')
    expect(await say(page, 'head')).toContain('Năm 2025 chưa xã nào báo cáo: đang xem số liệu năm 2024')
    expect(await say(page, 'legend')).toMatch(/56\s+phường, thị trấn/)
    expect(await say(page, 'table')).toContain('Xã An Khánh')
    expect(await page.locator('#bang').getByText('Thị trấn Cái Tàu Hạ').count()).toBe(1)
    expect(page.url()).toContain(LAST_DAY)
    await takePicture(page, 'map-01-before')

    await page.keyboard.press('ArrowRight')
    await page.locator('.band').getByText('01/07/2025').waitFor()
    await expect.poll(() => countOnMap(page)).toBe(102)
    expect(await say(page, 'legend')).toMatch(/20\s+phường/)
    expect(await say(page, 'table')).not.toContain('Xã An Khánh')
    expect(await say(page, 'table')).toContain('Xã Tân Nhuận Đông')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('track-slider')

    await goForward(page, '15/08/2025')
    expect(await countOnMap(page)).toBe(102)
    await takePicture(page, 'map-02-after')
    expect(faults).toEqual([])
    await page.context().close()
  })

  /** A day that is no stop of the slider is typed into the form. */
  async function goForward(page: Page, day: string): Promise<void> {
    await page.getByLabel('Xem tại ngày', { exact: true }).fill(day)
    await page.locator('.track-controls').getByRole('button', { name: 'Xem' }).click()
    await page.locator('.map-stage.is-live').waitFor()
    await page.locator('.band').getByText(day).waitFor()
  }

  test('is worked by the keyboard alone: panned, enlarged, a commune found and opened', async () => {
    const { page } = await openLive(DONG_THAP)
    const canvas = page.getByRole('region', { name: /phím mũi tên để dịch/ })
    await canvas.focus()
    await page.keyboard.press('=')
    await standStill(page)
    const panel = page.getByRole('complementary', { name: 'Đơn vị đang chọn' })
    // The frame's middle lies beyond the border: the map is moved until a commune comes under the cross.
    for (let i = 0; i < 6 && !(await panel.isVisible()); i += 1) {
      await page.keyboard.press('ArrowDown')
      await standStill(page)
    }
    await takePicture(page, 'map-03-keyboard')
    const name = await panel.locator('a').first().innerText()
    await canvas.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/don-vi\/\d{5}/)
    expect(await page.locator('h1').innerText()).toBe(name)

    await page.goBack()
    await page.locator('.map-stage.is-live').waitFor()
    await page.getByLabel('Tìm xã, phường trên bản đồ').fill('Xã Tân Nhuận Đông (30253)')
    await panel.getByText('30253').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/don-vi\/30253/)
    await page.context().close()
  })

  test('has a button for every drag, and a click that opens the commune', async () => {
    const { page, faults } = await openLive(DONG_THAP)
    for (const name of [
      'Phóng to',
      'Thu nhỏ',
      'Sang phía tây',
      'Sang phía đông',
      'Lên phía bắc',
      'Xuống phía nam',
      'Về khung đầu',
    ])
      await page.getByRole('button', { name }).click()
    await standStill(page)
    const box = await page.locator('.map-live').boundingBox()
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.62)
    const link = page.locator('.map-panel a').first()
    await link.waitFor()
    const name = await link.innerText()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) * 0.62)
    await page.waitForURL(/\/don-vi\/\d{5}/)
    expect(await page.locator('h1').innerText()).toBe(name)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('plays through the stops without tweening for a reader who wants no motion', async () => {
    const { page } = await openLive(DONG_THAP, { reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Phát' }).click()
    await page.locator('.band').getByText('31/03/2023').waitFor()
    expect(await page.locator('.map-plain, .map-stage').count()).toBe(1)
    await page.context().close()
  })

  test('is complete without JavaScript: drawing, links, another day by form, and the table', async () => {
    const page = await openPage(browser, { scripts: false })
    expect((await page.goto(server.url + DONG_THAP))?.status()).toBe(200)
    expect(await page.locator('.map-drawing a').count()).toBe(102)
    expect(await page.locator('#bang').innerText()).toContain('Xã Tân Phước 1')
    await takePicture(page, 'map-04-plain')
    await page.getByLabel('Xem tại ngày').fill('30/06/2025')
    await page.locator('.track-controls').getByRole('button', { name: 'Xem' }).click()
    await page.waitForURL(/ngay=30/)
    await page.goto(server.url + DONG_THAP)
    await page.getByRole('link', { name: /Đến hết 30\/06\/2025/ }).click()
    expect(await page.locator('h1').innerText()).toContain('tỉnh Tiền Giang và tỉnh Đồng Tháp')
    await page.context().close()
  })

  test.each([
    ['a wide screen', undefined, DONG_THAP],
    ['a phone', PHONE, DONG_THAP],
    ['a wide screen, before the reform', undefined, LAST_DAY],
    ['a phone, the country', PHONE, '/ban-do'],
  ])('puts no barrier in anybody’s way on %s', async (name, viewport, path) => {
    const { page, faults } = await openLive(path, viewport && { viewport })
    expect(await findBarriers(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport?.width ?? 1440)
    expect(faults).toEqual([])
    await takePicture(page, `map-05-${name.replaceAll(/[^a-z]+/g, '-')}`)
    await page.context().close()
  })

  test.each([
    ['the country', '/ban-do'],
    ['a province', DONG_THAP],
  ])('the first view of %s takes at most 250 KB of tiles, results and labels', async (_name, path) => {
    const page = await openPage(browser)
    const asked: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (request.url().includes('/api/v1/'))
        asked.push(
          request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
        )
    })
    await page.goto(server.url + path)
    await page.locator('.map-stage.is-live').waitFor()
    await page.waitForLoadState('networkidle')
    const sizes = await Promise.all(asked)
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    console.log(`${path}: ${sizes.length} answers, ${bytes} bytes`)
    expect(sizes.length).toBeGreaterThan(2)
    expect(bytes).toBeLessThan(250_000)
    await page.context().close()
  })
})
