import { Link } from '@tanstack/react-router'
import { Icon } from '../../ui/drawing.tsx'
import { useRoleWords } from './roles/role-words.ts'
import { useSession } from './session.ts'

/** Said above every screen while a post of the person gives no rights for want of a second step. */
export function TwoStepsStrip({ className }: { className: string | undefined }) {
  const { twoStepsAsked } = useSession()
  const words = useRoleWords()
  if (twoStepsAsked.length === 0) return null
  return (
    <p className={className}>
      <Icon name="lock" /> {words.strip(twoStepsAsked.join('”, “'))} <Link to="/tai-khoan">{words.turnOn}</Link>
    </p>
  )
}
