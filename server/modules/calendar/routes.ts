import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { CalendarYear, OfDay, OfYear, SetDay } from './contract.ts'
import { clearDay, readYear, setDay } from './edit-calendar.ts'

const tags = ['calendar']
const refusals = { 403: ProblemDetails, 404: ProblemDetails, 409: ProblemDetails, 422: ProblemDetails }
const yearOf = (date: string): number => Number(date.slice(0, 4))

export function addCalendarRoutes(app: App): void {
  app.get(
    '/api/v1/calendar/:year',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Ngày nghỉ lễ, nghỉ bù, làm bù của một năm',
        tags,
        params: OfYear,
        response: { 200: CalendarYear, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readYear(ctx, req.params.year)),
  )
  app.put(
    '/api/v1/calendar/days/:date',
    {
      config: { access: 'calendar:edit' },
      schema: {
        summary: 'Ghi một ngày nghỉ hoặc ngày làm bù',
        tags,
        params: OfDay,
        body: SetDay,
        response: { 200: CalendarYear, ...refusals },
      },
    },
    (req) =>
      command(req, async (ctx) => {
        await setDay(ctx, req.params.date, req.body)
        return readYear(ctx, yearOf(req.params.date))
      }),
  )
  app.delete(
    '/api/v1/calendar/days/:date',
    {
      config: { access: 'calendar:edit' },
      schema: {
        summary: 'Bỏ một ngày đã ghi: trở lại theo tuần',
        tags,
        params: OfDay,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await clearDay(ctx, req.params.date)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}
