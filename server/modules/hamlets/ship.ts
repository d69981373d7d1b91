import { z } from 'zod'
import demoFile from '../../../data/demo/hamlets.json' with { type: 'json' }
import typesFile from '../../../data/hamlet-types.json' with { type: 'json' }
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { addDays } from '../../kernel/time.ts'
import { findUnit, REFORM_DAY } from '../units/index.ts'
import { Area, Day, HamletType } from './contract.ts'
import { beginHamlet } from './create-hamlet.ts'
import { insertHead } from './heads.ts'
import { insertMeasures, rowsOf } from './measures.ts'
import { insertChange } from './repository.ts'
import { insertTypes } from './types-of-province.ts'

const Types = z.strictObject({
  note: z.string(),
  provinces: z.array(
    z.strictObject({ code: z.string(), area: Area, types: z.array(HamletType).min(1), source: z.string() }),
  ),
})

/** Codes of the shipped words are those of the provinces before the reform. */
const EVE = addDays(REFORM_DAY, -1)

/** Words the provinces' plans use: usual ones, offered first; nothing is forbidden by them. */
export async function shipTypes(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const { provinces } = Types.parse(typesFile)
  for (const { code, ...said } of provinces) {
    const province = await findUnit(ctx.db, { code, asOf: EVE })
    if (!province) throw new Error(`hamlet-types.json: no province ${code}`)
    await insertTypes(ctx, { provinceId: province.id, isBinding: false, ...said })
  }
  say(`  loại thôn, ấp thường dùng của ${provinces.length} tỉnh`)
}

const Count = z.int().min(0).nullable()
const Demo = z.strictObject({
  note: z.string(),
  from: Day,
  measuredOn: Day,
  source: z.string().includes('minh họa'),
  communes: z.array(
    z.strictObject({
      code: z.string(),
      hamlets: z.array(
        z.strictObject({
          type: HamletType,
          name: z.string(),
          households: Count,
          population: Count,
          head: z.string().endsWith('(minh họa)').optional(),
        }),
      ),
    }),
  ),
})

/** Illustrative hamlets of two communes that a reform brings into one, so that equal names can be seen meeting. */
export async function shipDemoHamlets(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const { from, measuredOn, source, communes } = Demo.parse(demoFile)
  for (const { code, hamlets } of communes) {
    const commune = await findUnit(ctx.db, { code, asOf: from })
    if (!commune) throw new Error(`demo/hamlets.json: no commune ${code}`)
    const change = await insertChange(ctx, { kind: 'sheet', day: from, communeId: commune.id })
    for (const { type, name, head, ...counted } of hamlets) {
      const hamletId = await beginHamlet(ctx, change, { communeId: commune.id, type, name, from })
      await insertMeasures(ctx, rowsOf(counted, { hamletId, day: measuredOn, source }), change)
      if (head) await insertHead(ctx, { hamletId, name: head, phone: null, from, to: null, sheet: change })
    }
    await logEvent(ctx, 'hamlets.sheet-accepted', commune.id, { change, day: from, added: hamlets.length })
  }
  say(`  thôn, ấp minh họa của ${communes.length} xã`)
}
