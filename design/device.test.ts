import { expect, test } from 'vitest'
import { sayDevice } from './device.ts'

test.each([
  ['Chrome trên Linux', 'Chrome on Linux'],
  ['Trình duyệt khác trên Android', 'Other browser on Android'],
  ['Thiết bị không rõ', 'Unknown device'],
  ['Cốc Cốc', 'Cốc Cốc'],
])('%s reads %s in English', (device, english) => {
  expect(sayDevice(device, 'en')).toBe(english)
  expect(sayDevice(device, 'vi')).toBe(device)
})
