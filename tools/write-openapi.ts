// `npm run openapi`: writes docs/openapi.json from the routes. Committed, so that a change of the API shows in review.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeApi } from './describe-api.ts'

await writeFile(join(import.meta.dirname, '..', 'docs', 'openapi.json'), await describeApi())
console.log('docs/openapi.json')
