import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { notFound, signInFirst } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import { readCookie } from '../cookie.ts'
import { type Asking, openChallenge, takeChallenge } from './passkey-challenges.ts'
import type { AddPasskey, PasskeyCreation, PasskeyLine } from '../passkey-contract.ts'
import { type PasskeySite, passkeySite } from './passkey-site.ts'
import { castAccount, passkeyNotAdded, passkeyNowhere, passkeysFull } from '../problems.ts'
import { makeRecoverySet } from '../second-factor/recovery-codes.ts'
import { giveRecoveryCodes, lockFactors } from '../second-factor/recovery-set.ts'
import { dropCodesWithLastFactor } from '../second-factor/second-factor.ts'
import { commandUnkept } from '../unkept.ts'
import { checkCreated, creationOptions, type KnownPasskey, type NewPasskey } from './web-authn.ts'

/** A telephone, a computer, a key on the ring and their spares; a list to be read. */
const MOST = 20

/** Begins to add a passkey: what the browser needs to make one. Throws `passkey-nowhere`, `cast-account`, `passkeys-full`. */
export async function beginPasskey(req: FastifyRequest): Promise<PasskeyCreation> {
  const { connection, installation } = req.server.house
  const asking = askingToAdd(req)
  const site = siteOf(req)
  const { personId } = asking
  const person = await connection.db
    .selectFrom('accounts.person')
    .select(['name', 'login', 'demo_key'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw notFound('tài khoản này')
  if (person.demo_key !== null) throw castAccount()
  const known = await passkeysAt(connection.db, personId, site)
  if (known.length >= MOST) throw passkeysFull(MOST)
  const challenge = await openChallenge(req, asking)
  const system = installation.kind === 'demo' ? 'Nông thôn số (minh họa)' : 'Nông thôn số'
  const holder = { id: personId, account: person.login ?? person.name, name: person.name, system }
  return creationOptions({ site, challenge, known }, holder)
}

/** Keeps a passkey the browser has made. Returns recovery codes when it is the first second factor, else none. */
export async function addPasskey(req: FastifyRequest, given: AddPasskey): Promise<string[]> {
  const site = siteOf(req)
  const made = await readCreated(req, given, site)
  const set = await makeRecoverySet()
  return commandUnkept(req, req.actor, async (ctx) => {
    const { personId } = askingToAdd(req)
    await lockFactors(ctx, personId)
    if ((await passkeysAt(ctx.db, personId, site)).length >= MOST) throw passkeysFull(MOST)
    const id = await insertPasskey(ctx, { ...made, personId, rpId: site.rpId, given })
    await logEvent(ctx, 'accounts.passkey-added', personId, { passkey: id })
    return giveRecoveryCodes(ctx, personId, set)
  })
}

async function readCreated(req: FastifyRequest, given: AddPasskey, site: PasskeySite): Promise<NewPasskey> {
  try {
    return await checkCreated(given, site, (challenge) => takeChallenge(req, askingToAdd(req), challenge))
  } catch (error) {
    req.log.warn({ requestId: req.id, personId: req.actor.id, err: error }, 'passkey not added')
    throw passkeyNotAdded()
  }
}

type Kept = NewPasskey & { personId: string; rpId: string; given: AddPasskey }

/** What a device calls a passkey belongs to one person, whoever sends it (WebAuthn §7.1, step 26). */
async function insertPasskey(ctx: Ctx, { personId, rpId, given, ...made }: Kept): Promise<string> {
  const inserted = await ctx.db
    .insertInto('accounts.passkey')
    .values({
      id: newId(),
      person_id: personId,
      credential_id: made.credentialId,
      public_key: made.publicKey,
      sign_count: made.signCount,
      transports: given.transports,
      is_synced: made.isSynced,
      rp_id: rpId,
      name: given.name,
      created_at: systemClock.now(),
    })
    .onConflict((conflict) => conflict.constraint('passkey_credential').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw passkeyNotAdded()
  return inserted.id
}

/** Takes a passkey off. With the last second factor the recovery codes go too. */
export async function removePasskey(ctx: Ctx, personId: string, id: string): Promise<void> {
  await lockFactors(ctx, personId)
  const removed = await ctx.db
    .deleteFrom('accounts.passkey')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!removed) throw notFound('khóa truy cập này')
  await logEvent(ctx, 'accounts.passkey-removed', personId, { passkey: id })
  await dropCodesWithLastFactor(ctx, personId)
}

/** Passkeys of a person for the account screen and the administrator, the oldest first. */
export async function listPasskeys(db: Db | Tx, personId: string): Promise<PasskeyLine[]> {
  const rows = await db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'rp_id', 'is_synced', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: row.rp_id,
    isSynced: row.is_synced,
    addedAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** Those that work at this address, as their devices are told of them. */
export function passkeysAt(db: Db | Tx, personId: string, { rpId }: PasskeySite): Promise<KnownPasskey[]> {
  return db
    .selectFrom('accounts.passkey')
    .select(['credential_id', 'transports'])
    .where('person_id', '=', personId)
    .where('rp_id', '=', rpId)
    .orderBy('created_at')
    .execute()
}

function siteOf(req: FastifyRequest): PasskeySite {
  const site = passkeySite(req)
  if (!site) throw passkeyNowhere()
  return site
}

function askingToAdd(req: FastifyRequest): Asking {
  const [personId, token] = [req.actor.id, readCookie(req, 'session')]
  if (personId === null || token === undefined) throw signInFirst()
  return { personId, purpose: 'adding', token }
}
