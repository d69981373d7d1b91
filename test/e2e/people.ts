import type { APIResponse, Browser, BrowserContext, Page } from 'playwright-core'
import cast from '../../data/demo/cast.json' with { type: 'json' }
import { newId } from '../../server/kernel/id.ts'
import { openPage } from './browser.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- replies are asserted on, not used as types
export type Answer = { status: number; body: any }

/** The demo cast at one running server. Everybody has a browser of their own and signs in once. */
export type People = {
  /** Signs in with the person's button on the sign-in page and stands at the desk `/lam-viec`. */
  enter(key: string): Promise<Page>
  get(key: string, path: string): Promise<Answer>
  /** A write by the JSON API with the person's own session. */
  post(key: string, path: string, body?: object): Promise<Answer>
}

export function createPeople(browser: Browser, url: string): People {
  const entered = new Map<string, BrowserContext>()

  async function signInByForm(key: string): Promise<BrowserContext> {
    const kept = entered.get(key)
    if (kept) return kept
    const context = await browser.newContext()
    const reply = await context.request.post(`${url}/dang-nhap/minh-hoa`, {
      headers: { 'sec-fetch-site': 'same-origin' },
      form: { person: key },
      maxRedirects: 0,
    })
    if (reply.status() !== 303) throw new Error(`no demo person ${key}: ${reply.status()}`)
    entered.set(key, context)
    return context
  }

  return {
    async enter(key) {
      const page = await openPage(browser)
      await page.goto(`${url}/dang-nhap`)
      await page.getByRole('button', { name: nameOf(key) }).click()
      await page.waitForURL('**/lam-viec**')
      await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor()
      entered.set(key, page.context())
      return page
    },
    get: async (key, path) => read(await (await signInByForm(key)).request.get(url + path)),
    async post(key, path, body = {}) {
      const { request } = await signInByForm(key)
      const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': newId() }
      return read(await request.post(url + path, { headers, data: body }))
    },
  }
}

async function read(reply: APIResponse): Promise<Answer> {
  const isJson = String(reply.headers()['content-type']).includes('json')
  return { status: reply.status(), body: isJson ? await reply.json() : undefined }
}

function nameOf(key: string): string {
  const person = cast.people.find((one) => one.key === key)
  if (!person) throw new Error(`no demo person ${key}`)
  return person.name
}

/** People of the departments, in the order of the cast. */
export const departmentOfficers: readonly string[] = cast.people
  .filter(({ posts }) => posts.some((post) => post.role === 'department-officer'))
  .map(({ key }) => key)

/** Presses a button that writes, and waits for the server's answer; a refusal fails with the server's words. */
// oxlint-disable-next-line typescript/no-explicit-any -- replies are asserted on, not used as types
export async function press(page: Page, name: string): Promise<any> {
  const [reply] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  if (!reply.ok()) throw new Error(`“${name}”: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}
