import { furnish } from '../../server/house.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { connect } from '../../server/kernel/db.ts'
import { transactAsSystem } from '../../server/kernel/http.ts'
import { createInstallation, type Installation } from '../../server/kernel/installation.ts'
import { newId } from '../../server/kernel/id.ts'
import { migrate } from '../../server/kernel/migrate.ts'
import { modules } from '../../server/modules.ts'
import type { ChangeLine } from '../../server/modules/units/change-contract.ts'
import { applyDecision, draftDecision } from '../../server/modules/units/decisions/decisions.ts'
import { REFORM_DAY } from '../../server/modules/units/dates.ts'
import { traceHistory } from '../../server/modules/units/shipped/history.ts'
import { insertUnits } from '../../server/modules/units/shipped/load.ts'
import { readShippedSteps } from '../../server/modules/units/shipped/ship.ts'
import type { Bench } from './bench.ts'

/** The reform of 1/7/2025 as the lines of one decision: every flow, every new unit, the end of districts. */
async function reformLines(): Promise<ChangeLine[]> {
  const { steps } = await readShippedSteps()
  const [june, july] = steps.slice(-2)
  if (!june || !july) throw new Error('two lists are needed')
  const givers = new Set(july.pairs.map(([from]) => from))
  return [
    ...july.pairs.map(([from, to]): ChangeLine => ({ kind: 'flow', from, to, share: null })),
    ...july.list.map(({ code, type, shortName, parentCode }): ChangeLine => ({
      kind: 'unit',
      code,
      type,
      name: shortName,
      parent: parentCode,
    })),
    ...june.list.flatMap(({ code, level }): ChangeLine[] =>
      level === 'district' && !givers.has(code) ? [{ kind: 'end', code }] : [],
    ),
    { kind: 'level-off', level: 'district' },
  ]
}

export const bench: Bench = {
  name: 'the national reform as one decision',
  ours: '10,035 communes, 696 districts, 63 provinces: tried, applied and announced in one transaction',
  unit: 's',
  turns: 3,
  goal: { atMost: 60 },
  async prepare(house) {
    const lines = await reformLines()
    return {
      async ours() {
        const { url, drop } = await house.freshDatabase()
        const connection = connect(url, 4)
        try {
          await migrate(connection.pool)
          const installation: Installation = { id: '', kind: 'real', workingInstant: null }
          const rooms = furnish(readConfig({ NTS_DATA: await house.folder() }), connection, installation, modules)
          await transactAsSystem(rooms, 'prepare', async (ctx) => {
            await createInstallation(ctx.db, 'real')
            const { changes, steps } = await readShippedSteps()
            await insertUnits(ctx, changes, traceHistory(steps.slice(0, -1), newId))
            for (const module of modules) if (module.name === 'accounts') await module.prepare?.(ctx, 'real', () => {})
          })
          const start = performance.now()
          await transactAsSystem(rooms, 'reform', async (ctx) => {
            const text = { number: 'NQ', signedOn: null, issuer: 'Quốc hội', title: 'Sắp xếp đơn vị hành chính' }
            await applyDecision(
              ctx,
              await draftDecision(ctx, { ...text, day: REFORM_DAY, lines }),
              1,
              rooms.unitImpacts,
            )
          })
          return (performance.now() - start) / 1000
        } finally {
          await connection.close()
          await drop()
        }
      },
    }
  },
}
