import { describe, expect, test } from 'vitest'
import type { Actor, Position } from '../../kernel/policy.ts'
import { plainDate } from '../../kernel/time.ts'
import { canMove, type Focal, type Standing } from './policy.ts'
import type { Transition } from './procedure.ts'

const today = plainDate('2024-10-14')
const receive: Transition = {
  event: 'accept-complete',
  from: 'verified',
  to: 'appraising',
  label: { vi: 'Nhận hồ sơ', en: 'Accept' },
  permission: 'assessment:consolidate',
  by: 'focal-agency',
}
const office = { id: 'office', name: 'Văn phòng Điều phối' }

function actor(agencyId: string | null, more: Partial<Position> = {}): Actor {
  const post = { id: 'post', unitId: 'province', agencyId, title: 'Chuyên viên', roles: [], sectors: null, ...more }
  const held = { from: plainDate('2024-01-01'), to: null, permissions: new Set(['assessment:consolidate' as const]) }
  return { kind: 'person', id: 'somebody', name: '', today, positions: [{ ...held, ...post }] }
}

function standing(focal: Partial<Focal> = {}): Standing {
  const place = { unitId: 'commune', name: 'Xã', ancestors: new Set(['commune', 'province']) }
  return {
    place,
    holder: 'Cơ quan đầu mối',
    involved: [],
    focal: { programme: 'NTM', agencies: [office], unitToo: false, ...focal },
  }
}

const slugOf = (decision: ReturnType<typeof canMove>): string => (decision === true ? 'yes' : decision.kind.slug)

describe('a step of the focal agency', () => {
  test.for([
    ['somebody of the focal agency', 'office', {}, 'yes'],
    ['somebody of one of two focal agencies', 'office', { agencies: [{ id: 'x', name: 'X' }, office] }, 'yes'],
    ['somebody of another agency', 'department', {}, 'not-focal-agency'],
    ['a post of the province itself', null, {}, 'not-focal-agency'],
    ['a post of the province itself where the procedure lets it', null, { unitToo: true }, 'yes'],
    ['another agency where the province itself may', 'department', { unitToo: true }, 'not-focal-agency'],
    ['anybody where none is named', 'office', { agencies: [] }, 'not-focal-agency'],
  ] as const)('by %s', ([, agencyId, focal, answer]) => {
    expect(slugOf(canMove(actor(agencyId), receive, standing(focal)))).toBe(answer)
  })

  test('asks for the permission first, and for none of this where the step is anybody’s', () => {
    const powerless = actor('office', { permissions: new Set() })
    expect(slugOf(canMove(powerless, receive, standing()))).toBe('not-your-dossier')
    const { by: _, ...open } = receive
    expect(slugOf(canMove(actor('department'), open, standing()))).toBe('yes')
  })

  test('names whom to ask', () => {
    const refused = canMove(actor('department'), receive, standing())
    expect(refused === true ? '' : refused.detail).toContain('Văn phòng Điều phối')
    const nobody = canMove(actor('department'), receive, standing({ agencies: [] }))
    expect(nobody === true ? '' : nobody.detail).toContain('chưa ghi cơ quan nào')
  })
})
