import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.for([
  [['=HYPERLINK("http://x")'], '"\'=HYPERLINK(""http://x"")"\r\n'],
  [['+84 90', '@SUM(A1)', '-2+3', '-12.5', -3], "'+84 90,'@SUM(A1),'-2+3,-12.5,-3\r\n"],
  [['a,b', 'hai\ndòng', null, ''], '"a,b","hai\ndòng",,\r\n'],
] as const)('a spreadsheet shows %j and runs none of it', ([cells, line]) => {
  expect(csvLine(cells)).toBe(line)
})
