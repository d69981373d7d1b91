import { z } from 'zod'

// Passkeys (WebAuthn) as they cross the wire. Bytes are base64url without padding; only what is checked is sent.

const bytes = (max: number) =>
  z
    .string()
    .regex(/^[\w-]+$/, 'Khóa truy cập gửi lên không đúng dạng.')
    .max(max, 'Khóa truy cập gửi lên quá dài.')

const CredentialId = bytes(1400)

/** What a browser is given to have a challenge signed, as `PublicKeyCredentialRequestOptionsJSON` has it. */
export const PasskeyRequest = z
  .object({
    challenge: z.string(),
    timeout: z.number(),
    rpId: z.string(),
    allowCredentials: z.array(
      z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) }),
    ),
    userVerification: z.literal('required'),
  })
  .meta({ id: 'PasskeyRequest' })
export type PasskeyRequest = z.infer<typeof PasskeyRequest>

/** What a browser is given to make a passkey, as `PublicKeyCredentialCreationOptionsJSON` has it. */
export const PasskeyCreation = z
  .object({
    challenge: z.string(),
    timeout: z.number(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal('public-key') })),
    excludeCredentials: PasskeyRequest.shape.allowCredentials,
    authenticatorSelection: z.object({
      residentKey: z.literal('preferred'),
      requireResidentKey: z.literal(false),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({ id: 'PasskeyCreation' })
export type PasskeyCreation = z.infer<typeof PasskeyCreation>

/** The signed challenge of a passkey. */
export const PasskeyAnswer = z
  .strictObject({
    id: CredentialId,
    clientData: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(8000),
    userHandle: bytes(100).optional(),
  })
  .meta({ id: 'PasskeyAnswer' })
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

const NAME = 'Đặt tên để nhận ra khóa, ví dụ: Điện thoại của tôi.'

export const AddPasskey = z.strictObject({
  name: z.string().trim().min(1, NAME).max(60, 'Tên khóa dài nhất 60 ký tự.'),
  id: CredentialId,
  clientData: bytes(4000),
  attestation: bytes(16_000),
  transports: z
    .array(z.string().regex(/^[a-z-]{1,20}$/, 'Cách nối với khóa không đúng dạng.'))
    .max(8, 'Quá nhiều cách nối.'),
})
export type AddPasskey = z.infer<typeof AddPasskey>

/** `address`: the host it works at. `isSynced`: its maker may copy it between devices of one account. */
export const PasskeyLine = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string(),
    isSynced: z.boolean(),
    addedAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'Passkey' })
export type PasskeyLine = z.infer<typeof PasskeyLine>
