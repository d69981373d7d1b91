import { formatNumber } from '../../../design/format.ts'
import { useBoardWords } from './board-words.ts'

type Props = {
  value: string
  previous: string | null
  /** Decimal text of the level; null when it is a rule or not known. */
  threshold: string | null
  level: string | null
  isMet: boolean
  isPercent: boolean
}

const WIDTH = 352
const TICKS = 4

/** The value against its threshold and last year, from 0. A table beside it says the same. */
export function Scale({ value, previous, threshold, level, isMet, isPercent }: Props) {
  const words = useBoardWords().why
  const needed = threshold === null ? undefined : Number(threshold)
  const [now, before] = [Number(value), previous === null ? undefined : Number(previous)]
  if (!Number.isFinite(now) || (needed !== undefined && !Number.isFinite(needed))) return null
  const end = chooseEnd(Math.max(now, before ?? 0, needed ?? 0), isPercent)
  const at = (amount: number): number => (Math.min(Math.max(amount, 0), end) / end) * WIDTH
  const sign = isPercent ? '%' : ''
  return (
    <svg
      width={WIDTH + 8}
      height={78}
      viewBox={`-2 0 ${WIDTH + 10} 78`}
      aria-hidden="true"
      style={{ maxWidth: '100%' }}
    >
      <path d={`M0 38H${WIDTH}`} stroke="var(--bo)" strokeWidth="10" />
      <path d={`M0 38H${at(now)}`} stroke={isMet ? 'var(--lua)' : 'var(--dat-nung)'} strokeWidth="10" />
      {Array.from({ length: TICKS + 1 }, (_, i) => (
        <g key={i}>
          <path d={`M${(WIDTH / TICKS) * i} 44v6`} stroke="var(--bo-dam)" />
          <text
            x={(WIDTH / TICKS) * i}
            y="66"
            fontSize="11"
            fill="var(--muc-nhat)"
            textAnchor={i === 0 ? 'start' : i === TICKS ? 'end' : 'middle'}
            className="num"
          >
            {formatNumber(String((end / TICKS) * i))}
          </text>
        </g>
      ))}
      {needed !== undefined && level && (
        <>
          <path d={`M${at(needed)} 16V50`} stroke="var(--muc)" strokeWidth="2" />
          <text
            x={at(needed) + (at(needed) > WIDTH * 0.7 ? -6 : 6)}
            y="20"
            fontSize="12"
            fontWeight="600"
            fill="var(--muc)"
            textAnchor={at(needed) > WIDTH * 0.7 ? 'end' : 'start'}
            className="num"
          >
            {words.needed(`${level}${sign}`)}
          </text>
        </>
      )}
      {before !== undefined && Number.isFinite(before) && (
        <path d={`M${at(before)} 31v14`} stroke="#fff" strokeWidth="2" />
      )}
    </svg>
  )
}

/** A round end of the scale, a little past the largest amount; shares never past the whole. */
function chooseEnd(largest: number, isPercent: boolean): number {
  if (isPercent && largest > 60) return Math.max(100, largest)
  const wanted = Math.max(largest * 1.25, 1)
  const power = 10 ** Math.floor(Math.log10(wanted))
  const round = [1, 2, 4, 8, 10].find((step) => step * power >= wanted) ?? 10
  return round * power
}
