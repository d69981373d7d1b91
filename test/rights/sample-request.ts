// A request that fits a route as OpenAPI describes it, with ids of somebody else's units. It is well formed wherever a shape
// can say so, so that what refuses it is a right and not a typing mistake.

export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
}

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema?: Schema }

export type Operation = {
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, { schema?: Schema }> }
  'x-access'?: string
}

export type ApiSpec = {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

/** Texts tried against a pattern, the plain ones first. */
const TEXTS = ['2024', '2024-06-30', '30253', '1.1', 'basic', 'minh-hoa-xa-2024', '1', 'x', 'commune', '0.5', '123456']

/** What a field of a name means, where its shape alone does not say: a period, a day, a role. */
const NAMED: Readonly<Record<string, unknown>> = {
  period: '2024',
  year: 2024,
  day: '2024-06-30',
  date: '2024-06-30',
  from: '2024-06-30',
  to: '2024-12-31',
  signedOn: '2024-06-30',
  province: '01',
  roles: ['commune-officer'],
  element: 'ho',
  value: '1',
  noValue: null,
}

/** `unitId`: the unit that uuids stand for. */
export function sampleRequest(
  spec: ApiSpec,
  method: string,
  path: string,
  { unitId, pathValues }: { unitId: string; pathValues: Readonly<Record<string, string>> },
): { url: string; body: object | undefined } {
  const operation = spec.paths[path]?.[method]
  const valueOf = (schema: Schema): unknown => sample(spec, schema, unitId)
  const query = new URLSearchParams()
  let url = path
  for (const { name, in: where, required, schema = {} } of operation?.parameters ?? []) {
    if (where === 'path') url = url.replace(`{${name}}`, pathValues[name] ?? String(NAMED[name] ?? valueOf(schema)))
    else if (where === 'query' && required) query.set(name, String(NAMED[name] ?? valueOf(schema)))
  }
  const json = operation?.requestBody?.content?.['application/json']?.schema
  const text = query.toString()
  return { url: text ? `${url}?${text}` : url, body: json && (valueOf(json) as object) }
}

function sample(spec: ApiSpec, schema: Schema, unitId: string): unknown {
  const { $ref, anyOf, oneOf, allOf } = schema
  if ($ref) return sample(spec, spec.components?.schemas?.[$ref.split('/').pop() ?? ''] ?? {}, unitId)
  const [first] = anyOf ?? oneOf ?? []
  if (first) return sample(spec, first, unitId)
  if (allOf) return Object.assign({}, ...allOf.map((part) => sample(spec, part, unitId)))
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'array')
    return Array.from({ length: schema.minItems ?? 1 }, () => sample(spec, schema.items ?? {}, unitId))
  if (type === 'object' || schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [
        name,
        name in NAMED ? NAMED[name] : sample(spec, schema.properties?.[name] ?? {}, unitId),
      ]),
    )
  if (type === 'null') return null
  return sampleText(schema, unitId)
}

function sampleText({ format, pattern, minLength = 0 }: Schema, unitId: string): string {
  if (format === 'uuid') return unitId
  if (format === 'date') return '2024-06-30'
  if (format === 'date-time') return '2024-06-30T00:00:00Z'
  const fits = pattern ? new RegExp(pattern) : undefined
  return TEXTS.find((text) => fits?.test(text) ?? false) ?? 'Nội dung thử'.padEnd(minLength, '.')
}
