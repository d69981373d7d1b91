import castFile from '../../data/demo/cast.json' with { type: 'json' }
import rolesFile from '../../data/roles.json' with { type: 'json' }
import type { World } from '../harness.ts'
import { type ApiSpec, type Operation, sampleRequest } from '../rights/sample-request.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
const TODAY = '2024-10-14'

/** One route of the API with a request that fits it, sent by somebody the gate lets through. */
export type Attacked = {
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  url: string
  body: object | undefined
  operation: Operation
  caller: string | undefined
}

/** Every route as OpenAPI tells it, so that a new one is attacked from its first day. Signing out would end the others' session. */
export async function routesOf(world: World): Promise<Attacked[]> {
  const spec = world.app.swagger() as unknown as ApiSpec
  const found = await world.api.get('/api/v1/units?q=00004&level=commune&asOf=2024-06-30')
  const unitId: string = found.body.items[0].id
  return Object.entries(spec.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method]
      if (!operation || (method === 'delete' && path.startsWith('/api/v1/session'))) return []
      const id = path.startsWith('/api/v1/units/') ? unitId : '00000000-0000-7000-8000-000000000000'
      const pathValues = { id, z: '4', x: '12', y: '7' }
      const { url, body } = sampleRequest(spec, method, path, { unitId, pathValues })
      const upper = method.toUpperCase() as Attacked['method']
      const caller = callerFor(operation['x-access'] ?? '')
      return [{ name: `${upper} ${path}`, method: upper, path, url, body, operation, caller }]
    }),
  )
}

/** Somebody of the cast who holds the permission on the day of the tests; undefined: nobody has to be signed in. */
function callerFor(access: string): string | undefined {
  if (access === 'public') return undefined
  if (access === 'session') return 'administrator'
  const roles = rolesFile.roles.filter(({ permissions }) => permissions.includes(access)).map(({ code }) => code)
  const holder = castFile.people.find(({ posts }) =>
    posts.some(({ role, from, to }) => roles.includes(role) && from <= TODAY && (to === null || to > TODAY)),
  )
  if (!holder) throw new Error(`nobody of the cast holds ${access}`)
  return holder.key
}

/** The session cookie of a member of the cast. */
export async function cookieOf({ app }: World, key: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/dang-nhap/minh-hoa',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: `person=${encodeURIComponent(key)}`,
  })
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
