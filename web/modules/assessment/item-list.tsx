import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Status } from '../../ui/drawing.tsx'
import { Segments } from '../../ui/parts.tsx'
import styles from './dossier.module.css'
import { lookAt, resultOf } from './items.ts'
import { useWords } from './words.ts'

type Filter = 'khac' | 'tat-ca'

/** Every indicator of the dossier with its agency and opinion; those that need a look first. */
export function ItemList({ dossier }: { dossier: Dossier }) {
  const { items: words, opinions } = useWords()
  const open = dossier.items.filter(
    (item) => item.result !== 'met' || (item.appraisal !== null && item.appraisal.opinion !== 'met'),
  )
  const [filter, setFilter] = useState<Filter>(open.length === 0 ? 'tat-ca' : 'khac')
  const shown = filter === 'khac' ? open : dossier.items
  return (
    <section aria-labelledby="items">
      <div className={styles.itemsHead}>
        <h2 id="items">{words.title}</h2>
        <Segments
          label={words.filter}
          chosen={filter}
          onChoose={setFilter}
          segments={[
            { key: 'khac', label: words.open, count: open.length },
            { key: 'tat-ca', label: words.all, count: dossier.items.length },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        <table className="led fold">
          <thead>
            <tr>
              <th scope="col" className="margin">
                {words.code}
              </th>
              <th scope="col">{words.indicator}</th>
              <th scope="col">{words.result}</th>
              <th scope="col">{words.agency}</th>
              <th scope="col">{words.opinion}</th>
              <th scope="col" className="right">
                {words.files}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.indicator}>
                <td className="margin">
                  <Link
                    to="/bang-tieu-chi"
                    search={lookAt(dossier, item.indicator)}
                    className={styles.whyLink}
                    aria-label={words.why(item.indicator)}
                  >
                    {item.indicator}
                  </Link>
                </td>
                <td>
                  {item.name}
                  <span className={styles.why}>{item.reason}</span>
                  {item.canCorrect && item.result !== 'met' && (
                    <Link to="/nhap-so-lieu" search={lookAt(dossier, item.indicator)} className={styles.correct}>
                      {words.correct(item.indicator)}
                    </Link>
                  )}
                </td>
                <td data-label={words.result}>
                  <Link to="/bang-tieu-chi" search={lookAt(dossier, item.indicator)} className={styles.result}>
                    <Status state={resultOf(item)} />
                  </Link>
                </td>
                <td data-label={words.agencyShort}>{item.agency?.name ?? '–'}</td>
                <td data-label={words.opinion}>
                  {item.appraisal ? (
                    <>
                      {opinions[item.appraisal.opinion]}
                      {item.appraisal.reason && <span className={styles.why}>{item.appraisal.reason}</span>}
                    </>
                  ) : (
                    <span className="muted">{words.noOpinion}</span>
                  )}
                </td>
                <td data-label={words.files} className="right">
                  {item.evidence.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="muted">{words.none}</p>}
      </div>
    </section>
  )
}
