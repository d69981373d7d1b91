import { describe, expect } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { instant, type PlainDate } from '../../kernel/time.ts'
import { test, type World } from '../../../test/harness.ts'

async function recognise({ api, db }: World, code: string, day: string, state: 'in-force' | 'revoked'): Promise<void> {
  const found = await api.get(`/api/v1/units?q=${code}&level=commune&asOf=${day}`)
  await db
    .insertInto('assessment.recognition')
    .values({
      id: newId(),
      unit_id: found.body.items[0].id,
      tier: 'basic',
      year: 2023,
      dossier_id: null,
      set_id: 'minh-hoa-xa-2024',
      set_version: 1,
      decision_number: `MH-${code}-${day}`,
      decision_date: day as PlainDate,
      signer: 'Người ký thử',
      issuer: 'UBND tỉnh Đồng Tháp',
      state,
      is_illustrative: true,
      published_at: instant('2024-01-02T00:00:00Z'),
      revoked_by: null,
    })
    .execute()
}

describe('the public registry', () => {
  test('says that it is empty, and why', async ({ world }) => {
    const page = await world.api.page('/cong-nhan')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Sổ chưa có dòng nào')
  })

  test('keeps every row: in force, revoked, and inherited with the unit of that day', async ({ world }) => {
    await recognise(world, '30271', '2023-12-20', 'in-force')
    await recognise(world, '30277', '2023-11-15', 'revoked')
    const now = await world.api.page('/cong-nhan?nam=2023')
    expect(now.text.indexOf('MH-30271')).toBeLessThan(now.text.indexOf('MH-30277'))
    expect(now.text).toContain('class="struck"')
    expect(now.text).toContain('minh họa')
    expect(now.text).not.toContain('Người ký thử')

    const later = await world.api.page('/cong-nhan?ngay=01/07/2025')
    expect(later.text).toContain('Đang xem ngày 01/07/2025')
    // Folded on a telephone, a line has no heads of columns: each part says what it is.
    for (const label of ['Quyết định', 'Ngày', 'Nay là']) expect(later.text).toContain(`<td data-label="${label}">`)
    expect(later.text).toContain('Xã An Khánh')
    expect(later.text).toMatch(/<a href="\/don-vi\/30253[^"]*">Xã Tân Nhuận Đông<\/a>/)
    const heir = await world.api.page('/don-vi/30253?ngay=2025-07-01')
    expect(heir.text).toContain('CHỜ ĐÁNH GIÁ LẠI')
  })

  test('says of a commune whose land went into a ward that it is no longer in the programme', async ({ world }) => {
    const before = await world.api.get('/api/v1/units?q=29884&level=commune&asOf=2024-06-30')
    await recognise(world, '29884', '2023-12-01', 'in-force')
    const kept = await world.api.get(`/api/v1/recognitions?unit=${before.body.items[0].id}&asOf=2024-06-30`)
    expect(kept.body.items).toMatchObject([{ state: 'in-force' }])

    const [heir] = (await world.api.get('/api/v1/units?q=29884&level=commune&asOf=2025-07-01')).body.items
    expect(heir.name).toBe('Phường Mỹ Ngãi')
    const after = await world.api.get(`/api/v1/recognitions?unit=${heir.id}&asOf=2025-07-01`)
    expect(after.body.items).toMatchObject([
      {
        state: 'left-programme',
        stateLabel: 'Đã vào phường, không còn trong chương trình',
        successor: { name: heir.name },
      },
    ])
    const page = await world.api.page(`/don-vi/${heir.code}?ngay=2025-07-01`)
    expect(page.text).toContain('KHÔNG CÒN TRONG CHƯƠNG TRÌNH')
  })

  test('filters by year and level, and goes on where the page ended', async ({ world }) => {
    for (let day = 10; day < 31; day++) await recognise(world, '30253', `2023-10-${day}`, 'in-force')
    const none = await world.api.page('/cong-nhan?muc=advanced')
    expect(none.text).toContain('Không có quyết định nào khớp bộ lọc')
    // Attributes spell "=" and "&" as references.
    const first = (await world.api.page('/cong-nhan?nam=2023&muc=basic')).text
      .replaceAll('&#61;', '=')
      .replaceAll('&#38;', '&')
    const next = /href="(\/cong-nhan\?[^"]*tiep=[^"]*)"/.exec(first)?.[1]
    expect(next).toContain('nam=2023')
    const second = await world.api.page(next ?? '')
    expect(second.text).toContain('MH-30253-2023-10-10')
    expect(second.text).not.toContain('MH-30271')
  })

  test('answers a wrong day with a sentence', async ({ world }) => {
    const page = await world.api.page('/cong-nhan?ngay=hom-qua')
    expect(page.status).toBe(422)
    expect(page.text).toContain('không phải là một ngày')
  })
})
