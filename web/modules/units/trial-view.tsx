import { formatDate, formatNumber } from '../../../design/format.ts'
import type { DecisionTrial } from '../../../server/modules/units/decision-contract.ts'
import { Note } from '../../ui/messages.tsx'
import { Sums } from '../../ui/parts.tsx'
import styles from './decisions.module.css'

/** What a draft would do, before anything is written. */
export function TrialView({ trial }: { trial: DecisionTrial }) {
  const { counts, problems, impacts } = trial
  return (
    <section className={styles.section} aria-label="Chạy thử">
      <h2>Chạy thử từ ngày {formatDate(trial.day)}</h2>
      <Sums
        items={[
          ['đơn vị kết thúc', counts.ended],
          ['đơn vị bắt đầu', counts.begun],
          ['đơn vị tiếp tục, có đổi', counts.continued],
          ['phần đất chuyển', counts.flows],
        ]}
      />
      {problems.length > 0 ? (
        <Problems problems={problems} />
      ) : (
        <Note icon="check" title="Không có chỗ nào chưa đúng: áp dụng được" />
      )}
      {impacts.length > 0 && <Impacts impacts={impacts} />}
      {trial.ended.length > 0 && <Ended trial={trial} />}
      {trial.begun.length > 0 && <Begun trial={trial} />}
      {trial.continued.length > 0 && <Continued trial={trial} />}
    </section>
  )
}

function Problems({ problems }: { problems: DecisionTrial['problems'] }) {
  return (
    <>
      <Note icon="warning" tone="warning" title={`${problems.length} chỗ chưa đúng, chưa áp dụng được`} />
      <table className="led fold" aria-label="Chỗ chưa đúng">
        <thead>
          <tr>
            <th scope="col" className="margin">
              Dòng
            </th>
            <th scope="col">Chưa đúng</th>
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
  return (
    <table className="led fold" aria-label="Những gì gắn với các đơn vị này">
      <thead>
        <tr>
          <th scope="col">Gắn với các đơn vị này</th>
          <th scope="col" className="num">
            Số lượng
          </th>
          <th scope="col">Vướng</th>
        </tr>
      </thead>
      <tbody>
        {impacts.map(({ what, count, problem }) => (
          <tr key={what}>
            <td>{what}</td>
            <td className="num" data-label="Số lượng">
              {formatNumber(count)}
            </td>
            <td data-label="Vướng">{problem ?? 'không'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const nameWithCode = ({ name, code }: { name: string; code: string }): string => `${name}, mã ${code}`

function Ended({ trial: { ended, counts } }: { trial: DecisionTrial }) {
  return (
    <table className="led fold">
      <Caption text="Kết thúc" shown={ended.length} all={counts.ended} />
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Thuộc</th>
          <th scope="col">Kế tục</th>
        </tr>
      </thead>
      <tbody>
        {ended.map((unit) => (
          <tr key={unit.code}>
            <td>{nameWithCode(unit)}</td>
            <td data-label="Thuộc">{unit.parent ?? '–'}</td>
            <td data-label="Kế tục">
              {unit.successors
                .map(({ name, share }) => (share === null ? name : `${name} (${sayShare(share)})`))
                .join(', ') || 'không có'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Begun({ trial: { begun, counts } }: { trial: DecisionTrial }) {
  return (
    <table className="led fold">
      <Caption text="Bắt đầu" shown={begun.length} all={counts.begun} />
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          <th scope="col">Thuộc</th>
          <th scope="col">Từ các đơn vị</th>
        </tr>
      </thead>
      <tbody>
        {begun.map((unit) => (
          <tr key={unit.code}>
            <td>{nameWithCode(unit)}</td>
            <td data-label="Thuộc">{unit.parent ?? '–'}</td>
            <td data-label="Từ">{unit.predecessors.join(', ') || 'lập mới'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Continued({ trial: { continued, counts } }: { trial: DecisionTrial }) {
  return (
    <table className="led fold">
      <Caption text="Tiếp tục, có đổi" shown={continued.length} all={counts.continued} />
      <thead>
        <tr>
          <th scope="col">Trước</th>
          <th scope="col">Sau</th>
        </tr>
      </thead>
      <tbody>
        {continued.map(({ before, after }) => (
          <tr key={before.code}>
            <td>
              {nameWithCode(before)}
              {before.parent && `, thuộc ${before.parent}`}
            </td>
            <td data-label="Sau">
              {nameWithCode(after)}
              {after.parent && `, thuộc ${after.parent}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Caption({ text, shown, all }: { text: string; shown: number; all: number }) {
  return (
    <caption className={styles.caption}>
      {shown < all ? `${text}: ${shown} trong ${all} đơn vị` : `${text}: ${all}`}
    </caption>
  )
}

/** `0.35` → `35 %`. */
function sayShare(share: string): string {
  return `${String(Number((Number(share) * 100).toFixed(4))).replace('.', ',')} %`
}
