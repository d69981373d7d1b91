import { expect, test } from 'vitest'
import { describeDevice } from './devices.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`, 'Chrome trên Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/140.0`, 'Edge trên Windows'],
  [`Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/130.0 ${CHROME} Safari/537.36`, 'Cốc Cốc trên Windows'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Mobile Safari/537.36`, 'Chrome trên Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1', 'Safari trên iOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox trên Linux'],
  ['lightMyRequest', 'Thiết bị không rõ'],
  [undefined, 'Thiết bị không rõ'],
])('the device of “%s” is called “%s”', (userAgent, said) => {
  expect(describeDevice(userAgent)).toBe(said)
})
