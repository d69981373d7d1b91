import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { makeDossier } from '../../../test/make-dossier.ts'

const OFFICE = 'cơ quan đầu mối nông thôn mới của tỉnh'

async function read({ api }: World, key: string, id: string) {
  const { body } = await (await api.as(key)).get(`/api/v1/dossiers/${id}`)
  return { can: body.can, yours: body.yours, waiting: body.waiting, nextAction: body.nextAction }
}

describe('why I cannot do this', () => {
  test('a dossier in preparation waits for the signature of the chair, not for “UBND xã”', async ({ world }) => {
    const { id } = await makeDossier(world)
    const officer = await read(world, 'commune-officer', id)
    expect(officer.can.submit).toBe(
      'Bước “Nộp hồ sơ” do chủ tịch UBND xã (người ký hồ sơ) làm. Bạn xem được, không làm được.',
    )
    expect(officer).toMatchObject({
      yours: [],
      waiting: 'Đang chờ chủ tịch UBND xã (người ký hồ sơ) nộp hồ sơ.',
    })
    expect(await read(world, 'commune-chair', id)).toMatchObject({ yours: ['submit'], waiting: null })
    const district = await read(world, 'district-officer', id)
    expect(district.can.verify).toBe(
      'Xác nhận thẩm tra, trình tỉnh được khi chủ tịch UBND xã (người ký hồ sơ) đã nộp hồ sơ. Hồ sơ nay ở bước “Tự đánh giá”.',
    )
  })

  test('taking back is the commune’s, and the commune sees whom it waits for instead of buttons of others', async ({
    world,
  }) => {
    const { id } = await makeDossier(world, 'submitted')
    const district = await read(world, 'district-officer', id)
    expect(district.can.withdraw).toContain('do chủ tịch UBND xã (người ký hồ sơ) làm')
    expect(district).toMatchObject({ yours: ['verify', 'return'], waiting: null })
    const chair = await read(world, 'commune-chair', id)
    expect(chair).toMatchObject({
      yours: ['withdraw'],
      waiting: 'Đang chờ UBND huyện xác nhận thẩm tra, trình tỉnh.',
      nextAction: null,
    })
  })

  test('a return at the departments is the focal agency’s; the council comes when every agency has spoken', async ({
    world,
  }) => {
    const { id } = await makeDossier(world, 'appraising')
    const health = await read(world, 'health-officer', id)
    expect(health.can.return).toContain(`do ${OFFICE} làm`)
    expect(health).toMatchObject({ yours: ['appraise'], waiting: null })
    const office = await read(world, 'coordination-office', id)
    expect(office.can.consolidate).toContain('Trình hội đồng được khi mọi cơ quan thẩm định đã gửi ý kiến.')
    expect(office).toMatchObject({
      yours: ['return'],
      waiting: 'Đang chờ các sở, ngành phụ trách chỉ tiêu gửi ý kiến thẩm định.',
    })
    const chair = await read(world, 'commune-chair', id)
    expect(chair.can.withdraw).toBe(
      '“Rút hồ sơ” chỉ làm được ở bước “Đã nộp, chờ huyện thẩm tra”; hồ sơ nay ở bước “Các sở thẩm định”.',
    )
  })
})
