import type { WorkPage } from '../../../server/modules/assessment/contract.ts'
import { pagesOf } from '../../api/pages.ts'

/** What waits for the signed-in person, over all rooms; nearest deadline first. */
export const workQuery = pagesOf<WorkPage>(['work'], '/work')
