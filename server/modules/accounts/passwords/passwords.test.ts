import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword, weaknessOf } from './passwords.ts'

const OWNER = { login: 'duyen.vo', name: 'Võ Thị Mỹ Duyên' }

describe('a password', () => {
  test.each([
    ['ngan', /ít nhất 8 ký tự/],
    ['nongthonmoi', /dễ đoán/],
    ['Nông Thôn Mới', /dễ đoán/],
    ['xahuyen2024', /dễ đoán/],
    ['matkhau123', /dễ đoán/],
    ['aaaaaaaaaaaa', /dễ đoán/],
    ['12345678', /dễ đoán/],
    ['NongThonMoi@2025!', /dễ đoán/],
    ['UBND tỉnh Đồng Tháp 2024', /dễ đoán/],
    ['chủ tịch xã 123', /dễ đoán/],
    ['sunshine1', /dễ đoán/],
    ['14101990', /dễ đoán/],
    ['0912345678', /dễ đoán/],
    ['mỹ duyên 1990', /dễ đoán/],
    ['Duyên Thị 90 admin', /dễ đoán/],
    ['vothimyduyen là tôi', /họ tên/],
    ['duyen.vo là tôi đây', /tên đăng nhập/],
    ['x'.repeat(100) + 'yzt'.repeat(60), /dài nhất/],
  ])('“%s” is refused with the reason', (password, reason) => {
    expect(weaknessOf(password, OWNER)).toMatch(reason)
  })

  test.each([
    'lúa chín vàng đồng',
    'tamhaibon',
    '70351928',
    'xã tôi có mười hai ấp',
    'bờ kênh xanh '.repeat(6),
    'mưa nắng bốn mùa trên sông Tiền',
  ])('“%s” is taken without any rule of composition', (password) => {
    expect(weaknessOf(password, OWNER)).toBeUndefined()
  })

  test('is kept as argon2id and is the same word composed or decomposed', async () => {
    const kept = await hashPassword('lúa chín vàng đồng'.normalize('NFD'))
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(kept, 'lúa chín vàng đồng'.normalize('NFC'))).toBe(true)
    expect(await isPassword(kept, 'lua chin vang dong')).toBe(false)
    expect(await isPassword(null, 'lúa chín vàng đồng')).toBe(false)
    expect(await isPassword(undefined, 'not the password of anybody')).toBe(false)
  })
})
