import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { authorize, invalidInput, notFound } from '../../kernel/problem.ts'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { recordFile, type Upload } from '../../kernel/uploads.ts'
import { namesOfPeople } from '../accounts/index.ts'
import { loadSet } from '../criteria/index.ts'
import { placeOn } from '../units/index.ts'
import type { EvidenceView } from './contract.ts'
import {
  endEvidence,
  evidenceById,
  evidenceOf,
  linkEvidence,
  type StoredEvidence,
  upsertEvidence,
} from './evidence-repository.ts'
import { canAttachEvidence, canReadFigures } from './policy.ts'
import { openForPeriod } from './record-figures.ts'

export type EvidenceScope = { unitId: string; period: string; setId: string; setVersion: number }

/** Evidence of a unit, period and set; of one indicator when named. The caller has checked the right to read. */
export async function listEvidence(
  ctx: ReadCtx | Ctx,
  scope: EvidenceScope,
  indicator?: string,
): Promise<EvidenceView[]> {
  const all = await evidenceOf(ctx, scope)
  const rows = indicator === undefined ? all : all.filter((row) => row.indicators.includes(indicator))
  const names = await namesOfPeople(
    ctx.db,
    rows.flatMap((row) => [row.added_by, row.acting_for]),
  )
  return rows.map((row) => view(row, names, ctx.today()))
}

/** Attaches a received file to indicators. The same file again adds the indicators it did not have. */
export async function attachEvidence(ctx: Ctx, scope: EvidenceScope, upload: Upload): Promise<EvidenceView> {
  const { unit, anchor } = await openForPeriod(ctx, scope.unitId, asPeriod(scope.period))
  authorize(canAttachEvidence(ctx.actor, await placeOn(ctx.db, unit.id, anchor)))
  const indicators = await readIndicators(ctx, scope, upload.fields['indicators'] ?? '')
  await recordFile(ctx, upload)
  const id = await upsertEvidence(ctx, {
    id: newId(),
    unitId: unit.id,
    period: scope.period,
    hash: upload.hash,
    name: upload.name,
    number: text(upload.fields['number']),
    dated: date(upload.fields['dated'], '/dated'),
    issuer: text(upload.fields['issuer']),
    expiresOn: date(upload.fields['expiresOn'], '/expiresOn'),
  })
  await linkEvidence(ctx, id, scope.setId, indicators)
  await logEvent(ctx, 'indicators.evidence-attached', unit.id, {
    evidence: id,
    hash: upload.hash,
    period: scope.period,
    indicators,
  })
  const attached = (await listEvidence(ctx, scope)).find((one) => one.id === id)
  if (!attached) throw new Error('attached evidence is not listed')
  return attached
}

async function readIndicators(ctx: Ctx, scope: EvidenceScope, list: string): Promise<string[]> {
  const set = await loadSet(ctx, scope.setId, scope.setVersion)
  const known = new Set(set.criteria.flatMap((criterion) => criterion.indicators.map((i) => i.code)))
  const codes = [...new Set(list.split(',').map((code) => code.trim()))].filter((code) => code !== '')
  if (codes.length === 0)
    throw invalidInput([{ pointer: '/indicators', detail: 'Chọn ít nhất một chỉ tiêu mà tệp này chứng minh.' }])
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0)
    throw invalidInput([{ pointer: '/indicators', detail: `Bộ tiêu chí không có chỉ tiêu ${unknown.join(', ')}.` }])
  return codes
}

/** Takes evidence away from now on; dossiers that sealed its hash keep it. Does not exist for those who may not read it. */
export async function removeEvidence(ctx: Ctx, id: string): Promise<void> {
  const row = await readableEvidence(ctx, id)
  if (row.removed_at) throw notFound(EVIDENCE)
  const { unit, anchor } = await openForPeriod(ctx, row.unit_id, asPeriod(row.period))
  authorize(canAttachEvidence(ctx.actor, await placeOn(ctx.db, unit.id, anchor)))
  await endEvidence(ctx, id)
  await logEvent(ctx, 'indicators.evidence-removed', unit.id, { evidence: id, hash: row.file_hash })
}

/** The file behind evidence, for those who may read the unit's figures; for others it does not exist. */
export async function openEvidence(
  ctx: ReadCtx,
  id: string,
): Promise<{ hash: string; name: string; mediaType: string; size: number }> {
  const row = await readableEvidence(ctx, id)
  return { hash: row.file_hash, name: row.name, mediaType: row.media_type, size: row.size }
}

const EVIDENCE = 'tệp minh chứng này'

async function readableEvidence(ctx: Ctx | ReadCtx, id: string) {
  const row = await evidenceById(ctx, id)
  if (!row) throw notFound(EVIDENCE)
  authorize(canReadFigures(ctx.actor, await placeOn(ctx.db, row.unit_id, ctx.today()), EVIDENCE))
  return row
}

function view(row: StoredEvidence, names: ReadonlyMap<string, string>, today: PlainDate): EvidenceView {
  return {
    id: row.id,
    name: row.name,
    hash: row.file_hash,
    size: row.size,
    mediaType: row.media_type,
    number: row.number,
    dated: row.dated,
    issuer: row.issuer,
    expiresOn: row.expires_on,
    isExpired: row.expires_on !== null && row.expires_on < today,
    addedAt: row.added_at,
    addedBy: row.added_by ? (names.get(row.added_by) ?? null) : null,
    actingFor: row.acting_for ? (names.get(row.acting_for) ?? null) : null,
    indicators: row.indicators,
  }
}

function text(value: string | undefined): string | null {
  return value?.trim().slice(0, 200) || null
}

function date(value: string | undefined, pointer: string): PlainDate | null {
  if (!value) return null
  if (!isPlainDate(value))
    throw invalidInput([{ pointer, detail: `“${value}” không phải ngày. Viết dạng 2024-10-14.` }])
  return value
}
