import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { addApiDocs } from './api-docs.ts'
import { addApiReference } from './api-reference.ts'
import { addAssets } from './assets.ts'
import { addDoorstep, addGate, setHeaders } from './gate.ts'
import { addGuides } from './guides.ts'
import { addHealth } from './health.ts'
import { requestIds } from './kernel/id.ts'
import type { App, House } from './kernel/http.ts'
import type { Log } from './kernel/log.ts'
import { createMetrics } from './kernel/metrics.ts'
import type { Module } from './kernel/module.ts'
import { addPacking } from './kernel/pack-replies.ts'
import { listProblems, notFound } from './kernel/problem.ts'
import { answersTo } from './kernel/replies.ts'
import { addProblemPages } from './problem-pages.ts'
import { tidyAddress } from './tidy-address.ts'
import { addWellKnown } from './well-known.ts'
import { addWorkbench } from './workbench.ts'

const LARGEST_JSON = 1024 * 1024
export const LARGEST_FILE = 25 * 1024 * 1024

/** Builds the server from the house and the list of modules. Nothing listens yet. */
export async function createApp(house: House, modules: readonly Module[], log: Log): Promise<App> {
  const metrics = createMetrics()
  const answerError = answersTo(metrics)
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_JSON,
    trustProxy: house.config.trustProxy,
    genReqId: requestIds(),
    // A logger of its own for each request costs more than answering from the cache; lines name the request instead.
    childLoggerFactory: (logger) => logger,
    routerOptions: { maxParamLength: 200 },
    // An address the router cannot read never reaches the gate.
    frameworkErrors: (error, req, reply) => {
      setHeaders(req, reply)
      void answerError(error, req, reply)
    },
  }).withTypeProvider() as unknown as App
  app.decorate('house', house)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler({}, (req, reply) => {
    const known = tidyAddress(req)
    return known === undefined ? answerError(notFound('trang này'), req, reply) : reply.redirect(known, 301)
  })

  addDoorstep(app)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: LARGEST_FILE, files: 20, fields: 50, parts: 80 } })
  await addApiDocs(app)
  addGate(app, modules)
  addPacking(app)
  addHealth(app, metrics)
  addWellKnown(app)
  await addAssets(app)
  await addWorkbench(app)
  for (const module of modules) {
    module.routes?.(app)
    module.pages?.(app)
  }
  addProblemPages(app, listProblems())
  addApiReference(app)
  addGuides(app)
  return app
}
