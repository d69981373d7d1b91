import type { ReactNode } from 'react'
import { Note } from './messages.tsx'
import { useWords } from './words.ts'

type Problem = { cell: string; found: string | null; detail: string }

/** What is wrong in a file that was read, cell by cell. `title` says how many there are and that nothing was written. */
export function SheetProblems({
  title,
  problems,
  children,
}: {
  title: string
  problems: readonly Problem[]
  children: ReactNode
}) {
  const words = useWords().sheet
  return (
    <>
      <Note icon="warning" tone="warning" title={title} isNews>
        <p>{children}</p>
      </Note>
      <table className="led fold" aria-label={words.problems}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              {words.cell}
            </th>
            <th scope="col">{words.toMend}</th>
            <th scope="col">{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ cell, found, detail }) => (
            <tr key={cell + detail}>
              <td className="margin">{cell}</td>
              <td>{detail}</td>
              <td data-label={words.found}>{found ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
