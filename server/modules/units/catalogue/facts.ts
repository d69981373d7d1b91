import { sql } from 'kysely'
import type { ReadCtx } from '../../../kernel/context.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { dayInside } from './catalogue.ts'
import type { UnitFacts } from '../contract.ts'
import { listKinds, MEASURE_WORDS, type Measure, MEASURES, sayListValue } from '../list-kinds.ts'
import { openCatalogue } from './open-catalogue.ts'
import { unitNotFound } from '../problems.ts'

type MembershipFact = { kind: string; value: string; from: PlainDate; to: PlainDate | null; source: string | null }
type MeasureFact = { measure: Measure; value: string; day: PlainDate; source: string | null }

/** The lists a unit stands on and its measures on a date, each with the decision it comes from. What is not there is unknown. */
export async function readFacts({ db }: ReadCtx, unitId: string, asOf: PlainDate): Promise<UnitFacts> {
  const unit = (await openCatalogue(db)).units.get(unitId)
  if (!unit) throw unitNotFound('này')
  const day = dayInside(unit, asOf)
  const { rows: memberships } = await sql<MembershipFact>`
    select kind, value, valid_from as from, valid_to as to, source from units.unit_membership
    where unit_id = ${unitId} and recorded_to is null and daterange(valid_from, valid_to) @> ${day}::date
  `.execute(db)
  const { rows: measures } = await sql<MeasureFact>`
    select distinct on (m.measure) m.measure, m.value::text, m.day, coalesce(c.basis, c.title) as source
    from units.unit_measure m join units.change c on c.id = m.written_by
    where m.unit_id = ${unitId} and m.recorded_to is null and m.day <= ${day}
    order by m.measure, m.day desc
  `.execute(db)
  return {
    asOf: day,
    lists: [...listKinds.values()].flatMap((list) =>
      memberships
        .filter(({ kind }) => kind === list.kind)
        .map(({ kind, value, from, to, source }) => ({
          kind,
          value,
          words: sayListValue(list, value),
          from,
          to,
          source,
        })),
    ),
    measures: MEASURES.flatMap((measure) =>
      measures
        .filter((row) => row.measure === measure)
        .map(({ value, day: measuredOn, source }) => ({
          measure,
          ...MEASURE_WORDS[measure],
          value,
          day: measuredOn,
          source,
        })),
    ),
  }
}
