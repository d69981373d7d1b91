import { z } from 'zod'
import { type App } from '../../kernel/http.ts'
import { ownId } from './sign-in/account.ts'
import { AccountView, RecoveryCodesView } from './account-contract.ts'
import { act } from './account-routes.ts'
import { refusals, secret, session, sessionProven, tags } from './own-account-edges.ts'
import { AddPasskey, PasskeyCreation, PasskeyRequest } from './passkey-contract.ts'
import { addPasskey, beginPasskey, removePasskey } from './passkeys/passkeys.ts'
import { askForProof } from './sign-in/proof.ts'

/** Passkeys of one's own account, and the challenge before a proof by one. */
export function addPasskeyRoutes(app: App): void {
  app.post(
    '/api/v1/account/passkeys/challenge',
    {
      config: sessionProven,
      schema: { summary: 'Bắt đầu thêm khóa truy cập', tags, response: { 201: PasskeyCreation, ...refusals } },
    },
    async (req, reply) =>
      reply
        .code(201)
        .headers(secret)
        .send(await beginPasskey(req)),
  )

  app.post(
    '/api/v1/account/passkeys',
    {
      config: sessionProven,
      schema: {
        summary: 'Thêm khóa truy cập máy vừa tạo',
        tags,
        body: AddPasskey,
        response: { 201: RecoveryCodesView, ...refusals },
      },
    },
    async (req, reply) =>
      reply
        .code(201)
        .headers(secret)
        .send({ recoveryCodes: await addPasskey(req, req.body) }),
  )

  app.delete(
    '/api/v1/account/passkeys/:id',
    {
      config: sessionProven,
      schema: {
        summary: 'Gỡ khóa truy cập',
        tags,
        params: z.object({ id: z.uuid('Mã khóa không đúng.') }),
        response: { 200: AccountView, ...refusals },
      },
    },
    (req) => act(req, (ctx) => removePasskey(ctx, ownId(ctx), req.params.id)),
  )

  app.post(
    '/api/v1/session/proof/challenge',
    {
      config: session,
      schema: {
        summary: 'Hỏi khóa truy cập trước khi xác minh lại',
        tags,
        response: { 201: PasskeyRequest, ...refusals },
      },
    },
    async (req, reply) =>
      reply
        .code(201)
        .headers(secret)
        .send(await askForProof(req)),
  )
}
