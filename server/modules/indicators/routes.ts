import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { Board, BoardRow, Explanation, FigureSheet, RecordFigures, SavedFigures, SetRef } from './contract.ts'
import { plainDate } from '../../kernel/time.ts'
import { Series } from './figure-contract.ts'
import { readBoard } from './board.ts'
import { explain } from './explain.ts'
import { readFigureSheet } from './figure-sheet.ts'
import { readWideBoard } from './province-board.ts'
import { recordFigures } from './record-figures.ts'
import { addEvidenceRoutes } from './routes-evidence.ts'
import { addSheetRoutes } from './routes-sheets.ts'
import { setOf } from './set-query.ts'
import { countsOf } from './summarize.ts'
import { readSeries } from './series.ts'
import { DayText, ForPeriod, InstantText, refusals, UnitId, yearsBetween, YearText } from './route-shapes.ts'

export function addIndicatorRoutes(app: App): void {
  app.get(
    '/api/v1/units/:id/board',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Bảng tiêu chí của một đơn vị',
        tags: ['indicators'],
        params: UnitId,
        querystring: ForPeriod,
        response: { 200: Board, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readBoard(ctx, req.params.id, req.query.period, req.query.set)),
  )
  app.get(
    '/api/v1/units/:id/explanations/:indicator',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Vì sao một chỉ tiêu đạt hay chưa đạt',
        tags: ['indicators'],
        params: UnitId.extend({ indicator: z.string().max(20) }),
        querystring: ForPeriod,
        response: { 200: Explanation, ...refusals },
      },
    },
    (req) => query(req, (ctx) => explain(ctx, req.params.id, { ...req.query, indicator: req.params.indicator })),
  )
  app.get(
    '/api/v1/units/:id/figures',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Số liệu của một đơn vị và kỳ',
        tags: ['indicators'],
        params: UnitId,
        querystring: ForPeriod,
        response: { 200: FigureSheet, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readFigureSheet(ctx, req.params.id, req.query.period, req.query.set)),
  )
  app.get(
    '/api/v1/units/:id/series/:element',
    {
      config: { access: 'public' },
      schema: {
        summary:
          'Một số liệu qua các năm; trước khi đơn vị thành lập thì gộp từ các đơn vị cũ theo quy tắc của số liệu',
        tags: ['indicators'],
        params: UnitId.extend({ element: z.string().max(60) }),
        querystring: z.strictObject({ from: YearText, to: YearText, knownAt: InstantText.optional() }),
        response: { 200: Series, ...refusals },
      },
    },
    (req) =>
      query(req, (ctx) => {
        const { from, to, knownAt } = req.query
        return readSeries(ctx, req.params.id, req.params.element, yearsBetween(from, to), knownAt)
      }),
  )
  app.post(
    '/api/v1/figures',
    {
      config: { access: 'indicators:record' },
      schema: {
        summary: 'Ghi số liệu: tất cả hoặc không',
        tags: ['indicators'],
        body: RecordFigures,
        querystring: z.strictObject({ set: z.string().max(100).optional() }),
        response: { 201: SavedFigures, ...refusals },
      },
    },
    async (req, reply) => {
      const { unitId, period, figures } = req.body
      const saved = await command(req, async (ctx) => {
        const { changeSet, recorded, evaluated } = await recordFigures(ctx, { unitId, period, source: 'form' }, figures)
        const shown =
          evaluated.find(({ set }) => setOf(req.query.set, set)) ??
          evaluated.find(({ set }) => set.illustrative) ??
          evaluated[0]
        return {
          changeSet,
          recorded,
          verdict: shown?.summary.verdict ?? null,
          counts: shown ? countsOf(shown.set, shown.summary) : null,
        }
      })
      return reply.code(201).send(saved)
    },
  )
  app.get(
    '/api/v1/boards',
    {
      config: { access: 'public' },
      schema: {
        summary:
          'Bảng kết quả của các xã trong một tỉnh, huyện hoặc cả nước, theo đơn vị của một ngày (mặc định ngày cuối kỳ)',
        tags: ['indicators'],
        querystring: ForPeriod.extend({ under: z.uuid().optional(), asOf: DayText.optional() }),
        response: {
          200: z.object({
            set: SetRef,
            period: z.string(),
            asOf: z.string(),
            items: z.array(BoardRow),
            totals: z.object({
              communes: z.int(),
              reported: z.int(),
              met: z.int(),
              notMet: z.int(),
              criteriaMet: z.int(),
            }),
          }),
          ...refusals,
        },
      },
    },
    (req) => {
      const { asOf, under = null, ...asked } = req.query
      return query(req, (ctx) => readWideBoard(ctx, { ...asked, under, ...(asOf && { asOf: plainDate(asOf) }) }))
    },
  )
  addSheetRoutes(app)
  addEvidenceRoutes(app)
}
