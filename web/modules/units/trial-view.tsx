import { formatDate, formatNumber } from '../../../design/format.ts'
import type { DecisionTrial } from '../../../server/modules/units/decision-contract.ts'
import { Note } from '../../ui/messages.tsx'
import { Sums } from '../../ui/parts.tsx'
import styles from './decisions.module.css'
import { useWords } from './words.ts'

/** What a draft would do, before anything is written. */
export function TrialView({ trial }: { trial: DecisionTrial }) {
  const words = useWords().trial
  const { counts, problems, impacts } = trial
  return (
    <section className={styles.section} aria-label={words.name}>
      <h2>{words.title(formatDate(trial.day))}</h2>
      <Sums
        items={[
          [words.ended, counts.ended],
          [words.begun, counts.begun],
          [words.continued, counts.continued],
          [words.flows, counts.flows],
        ]}
      />
      {problems.length > 0 ? <Problems problems={problems} /> : <Note icon="check" title={words.good} />}
      {impacts.length > 0 && <Impacts impacts={impacts} />}
      {trial.ended.length > 0 && <Ended trial={trial} />}
      {trial.begun.length > 0 && <Begun trial={trial} />}
      {trial.continued.length > 0 && <Continued trial={trial} />}
    </section>
  )
}

function Problems({ problems }: { problems: DecisionTrial['problems'] }) {
  const words = useWords().trial
  return (
    <>
      <Note icon="warning" tone="warning" title={words.wrong(problems.length)} />
      <table className="led fold" aria-label={words.wrongTable}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              {words.line}
            </th>
            <th scope="col">{words.mistake}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, detail }) => (
            <tr key={`${row}-${detail}`}>
              <td className="margin">{row ?? '–'}</td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Impacts({ impacts }: { impacts: DecisionTrial['impacts'] }) {
  const words = useWords().trial
  return (
    <table className="led fold" aria-label={words.impacts}>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col" className="num">
            {words.count}
          </th>
          <th scope="col">{words.hindrance}</th>
        </tr>
      </thead>
      <tbody>
        {impacts.map(({ what, count, problem }) => (
          <tr key={what}>
            <td>{what}</td>
            <td className="num" data-label={words.count}>
              {formatNumber(count)}
            </td>
            <td data-label={words.hindrance}>{problem ?? words.noHindrance}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Ended({ trial: { ended, counts } }: { trial: DecisionTrial }) {
  const words = useWords().trial
  return (
    <table className="led fold">
      <Caption text={words.endedTable} shown={ended.length} all={counts.ended} />
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.parent}</th>
          <th scope="col">{words.successors}</th>
        </tr>
      </thead>
      <tbody>
        {ended.map((unit) => (
          <tr key={unit.code}>
            <td>{words.withCode(unit.name, unit.code)}</td>
            <td data-label={words.parent}>{unit.parent ?? '–'}</td>
            <td data-label={words.successors}>
              {unit.successors
                .map(({ name, share }) => (share === null ? name : `${name} (${sayShare(share)})`))
                .join(', ') || words.noSuccessor}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Begun({ trial: { begun, counts } }: { trial: DecisionTrial }) {
  const words = useWords().trial
  return (
    <table className="led fold">
      <Caption text={words.begunTable} shown={begun.length} all={counts.begun} />
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.parent}</th>
          <th scope="col">{words.predecessors}</th>
        </tr>
      </thead>
      <tbody>
        {begun.map((unit) => (
          <tr key={unit.code}>
            <td>{words.withCode(unit.name, unit.code)}</td>
            <td data-label={words.parent}>{unit.parent ?? '–'}</td>
            <td data-label={words.from}>{unit.predecessors.join(', ') || words.isNew}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Continued({ trial: { continued, counts } }: { trial: DecisionTrial }) {
  const words = useWords().trial
  return (
    <table className="led fold">
      <Caption text={words.continuedTable} shown={continued.length} all={counts.continued} />
      <thead>
        <tr>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {continued.map(({ before, after }) => (
          <tr key={before.code}>
            <td>
              {words.withCode(before.name, before.code)}
              {before.parent && words.under(before.parent)}
            </td>
            <td data-label={words.after}>
              {words.withCode(after.name, after.code)}
              {after.parent && words.under(after.parent)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Caption({ text, shown, all }: { text: string; shown: number; all: number }) {
  const words = useWords().trial
  return <caption className={styles.caption}>{words.caption(text, shown, all)}</caption>
}

/** `0.35` → `35 %`. */
function sayShare(share: string): string {
  return `${String(Number((Number(share) * 100).toFixed(4))).replace('.', ',')} %`
}
