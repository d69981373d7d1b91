import { z } from 'zod'
import { PasskeyAnswer, PasskeyLine } from './passkey-contract.ts'
import { AccessTokenView } from './token-contract.ts'

// How people sign in and prove who they are: their own account, and what an administrator sees of it.

export const ProofWay = z.enum(['passkey', 'password', 'code', 'sso', 'demo'])
export type ProofWay = z.infer<typeof ProofWay>

/**
 * `secret`: the password, or a code of the app or from paper; empty for a passkey, whose signed challenge stands in `passkey`, and for
 * the one click of illustrative people.
 */
export const GiveProof = z.strictObject({
  by: z.enum(['passkey', 'password', 'code', 'demo'], 'Chọn cách xác minh: passkey, password, code hoặc demo.'),
  secret: z.string().max(1000, 'Nội dung quá dài.').default(''),
  passkey: PasskeyAnswer.optional(),
})
export type GiveProof = z.infer<typeof GiveProof>

export const ProofView = z.object({ provenUntil: z.string() }).meta({ id: 'Proof' })

const SessionLine = z
  .object({
    id: z.string(),
    openedBy: z.enum(['password', 'invitation', 'sso', 'demo']),
    device: z.string(),
    address: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'OpenSession' })
export type SessionLine = z.infer<typeof SessionLine>

const LinkedIdentity = z
  .object({ id: z.string(), issuer: z.string(), label: z.string(), linkedAt: z.string() })
  .meta({ id: 'LinkedIdentity' })

const SignInFacts = {
  login: z.string().nullable(),
  hasPassword: z.boolean(),
  /** Null: signing in takes one step. */
  secondFactor: z.object({ since: z.string(), recoveryCodesLeft: z.number() }).nullable(),
  /** The authenticator app, once a code of it has been seen. */
  authenticator: z.object({ since: z.string() }).nullable(),
  passkeys: z.array(PasskeyLine),
  identities: z.array(LinkedIdentity),
  sessions: z.array(SessionLine),
  /** What the single sign-on is called; null = this installation has none. */
  sso: z.string().nullable(),
}

/** The account of who asks. `passkeyOrigin`: the one address where passkeys work; null = this installation has no host name for them. */
export const AccountView = z
  .object({
    ...SignInFacts,
    illustrative: z.boolean(),
    proofWays: z.array(ProofWay),
    passkeyOrigin: z.string().nullable(),
  })
  .meta({ id: 'Account' })
export type AccountView = z.infer<typeof AccountView>

/** The same of somebody else, with the tokens they made, for who administers them. */
export const PersonSignInView = z
  .object({ ...SignInFacts, tokens: z.array(AccessTokenView) })
  .meta({ id: 'PersonSignIn' })
export type PersonSignInView = z.infer<typeof PersonSignInView>

const Text = z.object({ vi: z.string(), en: z.string() })

/** What a person has open, kind by kind; `items` names the first twenty, `fate` says what becomes of them when the person goes. */
export const LeftOpenView = z
  .object({ items: z.array(z.object({ what: Text, count: z.int(), fate: Text, items: z.array(z.string()) })) })
  .meta({ id: 'LeftOpen' })
export type LeftOpenView = z.infer<typeof LeftOpenView>

export const ChangePassword = z.strictObject({
  current: z.string().max(1000, 'Mật khẩu quá dài.'),
  password: z.string().max(1000, 'Mật khẩu quá dài.'),
})

/** For the authenticator app: by picture (`qr`, an SVG of `uri`) or typed by hand (`secret`). */
export const EnrolmentView = z.object({ secret: z.string(), uri: z.string(), qr: z.string() }).meta({ id: 'Enrolment' })
export type EnrolmentView = z.infer<typeof EnrolmentView>

export const CodeInput = z.strictObject({ code: z.string().max(60, 'Mã quá dài.') })

/** Shown this once; none when the person had a set already. */
export const RecoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })
export type RecoveryCodesView = z.infer<typeof RecoveryCodesView>

/** Somebody the single sign-on let through whom no administrator has linked yet. `code` is what they read out. */
export const WaitingIdentity = z
  .object({ id: z.string(), code: z.string(), label: z.string(), issuer: z.string(), lastSeenAt: z.string() })
  .meta({ id: 'WaitingIdentity' })
export type WaitingIdentity = z.infer<typeof WaitingIdentity>

export const LinkIdentity = z.strictObject({
  commandId: z.uuid().optional(),
  identityId: z.uuid('Chọn tài khoản đăng nhập một lần.'),
})
