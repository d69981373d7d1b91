import { expect, test } from 'vitest'
import { openTerminal } from './terminal.ts'

function watch(isTTY: boolean) {
  const written = { out: '', err: '' }
  let now = 0
  const terminal = openTerminal(
    { write: (text) => (written.out += text) },
    { isTTY, columns: 60, write: (text) => (written.err += text) },
    () => now,
  )
  return { terminal, written, pass: (ms: number) => (now += ms) }
}

const of = (done: number) => ({ done, of: 12_000, things: 'sự kiện' })

test('on a terminal long work is one line, rewritten in place and gone when the answer comes', () => {
  const { terminal, written, pass } = watch(true)
  terminal.say('Kiểm nhật ký', of(0))
  pass(50)
  terminal.say('Kiểm nhật ký', of(1000))
  expect(written.err).toBe('\r\u001B[KKiểm nhật ký: 0 trên 12.000 sự kiện (0 %)')
  pass(1950)
  terminal.say('Kiểm nhật ký', of(6000))
  expect(written.err).toContain('\r\u001B[KKiểm nhật ký: 6.000 trên 12.000 sự kiện (50 %), 3.000 s')
  expect(written.err.split('\r').every((line) => line.length < 64)).toBe(true)
  terminal.say('Chuỗi nguyên vẹn.')
  expect(written.err.endsWith('\r\u001B[K')).toBe(true)
  expect(written.err).not.toContain('\n')
  expect(written.out).toBe('Chuỗi nguyên vẹn.\n')
  terminal.close()
})

test('without a terminal short work says nothing on the way, long work one plain line now and then', () => {
  const { terminal, written, pass } = watch(false)
  terminal.say('Kiểm hình', of(0))
  pass(4000)
  terminal.say('Kiểm hình', of(4000))
  expect(written.err).toBe('')
  pass(2000)
  terminal.say('Kiểm hình', of(6000))
  terminal.say('Kiểm hình', of(6001))
  expect(written.err).toBe('Kiểm hình: 6.000 trên 12.000 sự kiện (50 %), 1.000 sự kiện mỗi giây\n')
  expect(written.out).toBe('')
  terminal.close()
})

test('steps say how long they take instead of a rate', () => {
  const { terminal, written, pass } = watch(false)
  terminal.note('Áp dụng', { done: 1, of: 3, things: 'bước' })
  pass(7000)
  terminal.note('Áp dụng', { done: 1, of: 3, things: 'bước' })
  terminal.note('Xong.')
  expect(written).toEqual({ out: '', err: 'Áp dụng: 1 trên 3 bước (33 %), 7 giây\nXong.\n' })
  terminal.close()
})
