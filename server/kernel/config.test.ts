import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('a mail server needs a sender; without one no mail is sent', () => {
  expect(readConfig({}).smtp).toBeUndefined()
  const url = 'smtp://nts:secret@mail.example.vn:587'
  expect(() => readConfig({ SMTP_URL: url })).toThrow('SMTP_FROM')
  expect(readConfig({ SMTP_URL: url, SMTP_FROM: 'nts@example.vn' }).smtp).toEqual({ url, from: 'nts@example.vn' })
})

test('a mistyped address is named without its password', () => {
  const read = () => readConfig({ SMTP_URL: 'http://nts:secret@mail.example.vn', SMTP_FROM: 'nts@example.vn' })
  expect(read).toThrow('SMTP_URL=http://…@mail.example.vn')
  expect(read).not.toThrow('secret')
})
