import { beforeAll, describe, expect } from 'vitest'
import { bringDongThap, hasLayers } from '../../../test/geo.ts'
import { openWorld, test, type World } from '../../../test/harness.ts'
import { newId } from '../../kernel/id.ts'
import { instant, plainDate } from '../../kernel/time.ts'

async function open(world: World, url: string): Promise<{ status: number; text: string; markup: string }> {
  const reply = await world.app.inject({ url, headers: { accept: 'text/html' } })
  return { status: reply.statusCode, text: sayPlainly(reply.body), markup: decode(reply.body) }
}

/** What a reader sees, without tags, on one line. */
function sayPlainly(markup: string): string {
  return decode(markup)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
}

function decode(markup: string): string {
  return markup.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

describe('the map of a day without boundaries', () => {
  test('is equal cells, with a word on how real ones come in, and no script', async ({ world }) => {
    const page = await open(world, '/ban-do?tinh=87')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Bản đồ số tiêu chí đạt, tỉnh Đồng Tháp')
    expect(page.text).toContain('ngày này chưa có ranh giới nào được nạp')
    expect(page.markup).toContain('class="cells"')
    expect(page.markup).not.toContain('<script')
    expect(page.markup).not.toContain('class="map-drawing"')
  })

  test.for(['/ban-do', '/ban-do?tinh=87'])(
    '%s says that its data is a sample and names its day',
    async (url, { world }) => {
      const page = await open(world, url)
      expect(page.text).toContain('DỮ LIỆU MINH HỌA')
      expect(page.text).toContain('danh sách và số liệu của ngày 14/10/2024')
      expect(page.text).toMatch(/\d+ trong [\d.]+ xã tự đánh giá đủ 19 tiêu chí/)
    },
  )

  test.for(['01/07/2025', '1/7/2025', '2025-07-01', '1-7-2025'])('a day may be typed as %s', async (day, { world }) => {
    const page = await open(world, `/ban-do?ngay=${encodeURIComponent(day)}`)
    expect(page.text).toContain('Đang xem ngày 01/07/2025, không phải hôm nay')
    expect(page.text).toContain('2.621 xã')
  })

  test('a day, year or province that does not exist is answered with one clear sentence', async ({ world }) => {
    expect(await open(world, '/ban-do?ngay=31/12/2022')).toMatchObject({
      status: 404,
      text: expect.stringContaining('Danh mục đơn vị bắt đầu từ 01/01/2023'),
    })
    expect(await open(world, '/ban-do?ky=24')).toMatchObject({
      status: 422,
      text: expect.stringContaining('Viết bốn chữ số'),
    })
    expect(await open(world, '/ban-do?tinh=99')).toMatchObject({ status: 404 })
    expect(await open(world, '/ban-do?tinh=82@hôm+qua')).toMatchObject({ status: 422 })
  })

  test('communes still stand where their districts were, after the reform too', async ({ world }) => {
    const page = await open(world, '/ban-do?tinh=82&ngay=01/07/2025')
    expect(page.text).toContain('Địa bàn tỉnh Tiền Giang cũ')
    expect(page.text).toContain('Địa bàn tỉnh Đồng Tháp cũ')
    expect(page.text).toMatch(/Huyện Châu Thành Chưa báo cáo: [^.]*Xã Tân Nhuận Đông/)
    expect(page.text).toContain('82 xã và 20 phường, theo danh sách và số liệu của ngày 01/07/2025')
  })

  test('a territory keeps its two provinces when the track goes back before the reform', async ({ world }) => {
    const after = await open(world, '/ban-do?tinh=82&ngay=02/07/2025')
    const [, back] = /href="([^"]*ngay=01\/07\/2025)"[^>]*title="Mốc trước/.exec(after.markup) ?? []
    expect(back).toBe('/ban-do?tinh=82&ngay=01/07/2025')
    const first = await open(world, back ?? '')
    const [, before] = /href="([^"]*ngay=30\/06\/2025)"[^>]*title="Mốc trước/.exec(first.markup) ?? []
    expect(before).toBe('/ban-do?tinh=82@2025-07-01&ngay=30/06/2025')
    const last = await open(world, before ?? '')
    expect(last.text).toContain('Bản đồ số tiêu chí đạt, tỉnh Tiền Giang và tỉnh Đồng Tháp')
    expect(last.text).toContain('249 xã và 56 phường, thị trấn')
    expect(last.markup).toMatch(/href="\/ban-do\?tinh=82&ngay=01\/07\/2025"[^>]*title="Mốc sau/)
  })

  test('an old code leads to its holder of the day, and on the other side to who took it over', async ({ world }) => {
    expect((await open(world, '/ban-do?tinh=82')).text).toContain('tỉnh Tiền Giang')
    expect((await open(world, '/ban-do?tinh=87&ngay=01/07/2025')).text).toContain('tỉnh Đồng Tháp')
    expect((await open(world, '/ban-do?tinh=87&ngay=01/07/2025')).text).toContain('82 xã và 20 phường')
  })

  test('the track names the laws by the days they came into force, and invents none', async ({ world }) => {
    const { text } = await open(world, '/ban-do')
    expect(text).toContain('08/03/2022 · Bộ tiêu chí 318/QĐ-TTg')
    expect(text).toContain('01/03/2024 · Sửa đổi 211/QĐ-TTg')
    expect(text).toContain('01/07/2025 · bỏ cấp huyện, hợp nhất xã')
    expect(text).not.toContain('51/2025/QĐ-TTg')
  })

  test('a recognised commune stands under the map with its seal, its successor with an inherited one', async ({
    world,
  }) => {
    const found = await world.api.get('/api/v1/units?q=30277&level=commune&asOf=2024-10-14')
    await world.db
      .insertInto('assessment.recognition')
      .values({
        id: newId(),
        unit_id: found.body.items[0].id,
        tier: 'basic',
        year: 2023,
        dossier_id: null,
        set_id: 'minh-hoa-xa-2024',
        set_version: 1,
        decision_number: 'MH-77/QĐ-UBND',
        decision_date: plainDate('2024-01-15'),
        signer: 'Chủ tịch',
        issuer: 'Ủy ban nhân dân tỉnh Đồng Tháp',
        state: 'in-force',
        is_illustrative: true,
        published_at: instant('2024-01-20T02:00:00Z'),
        revoked_by: null,
      })
      .execute()
    const before = await open(world, '/ban-do?tinh=87&ngay=14/10/2024&ky=2024')
    expect(before.text).toContain('1 xã đã được công nhận')
    expect(before.text).toMatch(/Đã được công nhận đạt chuẩn .*Xã Hòa Tân/)
    expect((await open(world, '/ban-do?tinh=87&ngay=14/01/2024')).text).not.toContain('Đã được công nhận đạt chuẩn')
    const after = await open(world, '/ban-do?tinh=82&ngay=03/07/2025')
    expect(after.text).toMatch(/Kế thừa danh hiệu của đơn vị cũ, chờ đánh giá lại .*Xã Tân Nhuận Đông/)
    expect(after.text).not.toContain('Đã được công nhận đạt chuẩn')
    const country = await open(world, '/ban-do?ngay=03/07/2025')
    expect(country.markup).toContain('data-label="Kế thừa, chờ xét">1<')
    expect(country.markup).not.toContain('data-label="Được công nhận">1<')
    expect(after.markup).toContain('class="seal inherited"')
  })

  test('large type is a link that keeps the page as it is', async ({ world }) => {
    expect((await open(world, '/ban-do?tinh=87')).markup).toContain('href="/ban-do?tinh=87&co=lon"')
    const large = await open(world, '/ban-do?tinh=87&co=lon')
    expect(large.markup).toContain('<html lang="vi" data-size="large">')
  })
})

describe.skipIf(!hasLayers)('the map of a day with boundaries', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ now: '2025-10-16T02:00:00Z' })
    await bringDongThap(world.house)
    return () => world.close()
  })

  /** Letters of the drawing, and how many units it links. */
  const measure = (markup: string) => {
    const [drawing = ''] = /<svg class="map-drawing"[\s\S]*?<\/svg>\s*<\/div>/.exec(markup) ?? []
    return { length: drawing.length, links: drawing.match(/<a /g)?.length ?? 0, drawing }
  }

  test('is drawn on the server in less than 60 KB, each commune a link, before any script runs', async () => {
    const page = await open(world, '/ban-do?tinh=82')
    const { length, links, drawing } = measure(page.markup)
    expect([links, length < 60_000]).toEqual([102, true])
    expect(drawing).toContain('href="/don-vi/30253"')
    expect(page.text).toContain('theo ranh giới, danh sách và số liệu của ngày 16/10/2025')
    expect(page.text).toContain('có thể lệch đến 50 m')
    expect(page.markup).toContain('class="cells"')
    const country = await open(world, '/ban-do')
    expect(measure(country.markup)).toMatchObject({ links: 34 })
    expect(measure(country.markup).length).toBeLessThan(60_000)
    expect(country.text).toContain('Quần đảo Hoàng Sa')
    expect(country.text).toContain('Quần đảo Trường Sa')
  })

  test('says where its boundaries are only indicative, and which units have none', async () => {
    const page = await open(world, '/ban-do?tinh=82@2025-07-01&ngay=30/06/2025')
    expect(page.text).toContain('ranh giới chỉ để tham khảo')
    expect(page.text).toContain('có thể lệch đến 300 m so với thực địa, chỉ để tham khảo')
    expect(measure(page.markup).length).toBeLessThan(60_000)
    const elsewhere = await open(world, '/ban-do?tinh=01')
    expect(elsewhere.text).toContain('chưa có ranh giới nào được nạp')
    expect(elsewhere.markup).not.toContain('class="map-drawing"')
  })

  test('lets its own worker run and nothing else: no inline code, no other host', async () => {
    const reply = await world.app.inject({ url: '/ban-do?tinh=82' })
    const policy = String(reply.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("worker-src 'self'")
    expect(policy).not.toMatch(/unsafe|blob:|https?:/)
    expect(reply.body).not.toMatch(/ style="| on[a-z]+="|<script>/)
    expect(String((await world.app.inject({ url: '/' })).headers['content-security-policy'])).not.toContain(
      'worker-src',
    )
  })

  test('a unit page shows today’s border over those it came from, with how far they can be trusted', async () => {
    const page = await open(world, '/don-vi/30253')
    const [drawing = ''] = /<svg class="unit-map"[\s\S]*?<\/svg>/.exec(page.markup) ?? []
    expect([drawing.length > 1000, drawing.length < 20_000]).toEqual([true, true])
    expect(page.text).toContain('Xã mới trên ba xã cũ')
    expect(page.text).toContain('ranh giới ba xã cũ (nét đứt) có thể lệch đến 300 m, chỉ để tham khảo')
    expect((await open(world, '/don-vi/00004')).text).not.toContain('trên bản đồ')
  })
})
