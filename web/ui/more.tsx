import { Button } from './button.tsx'
import { useWords } from './words.ts'

type Props = {
  /** What the list holds, as after a number: "việc", "hồ sơ". */
  what: string
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** The way to the next page of a list, as long as there is one. */
export function More({ what, query }: Props) {
  const words = useWords()
  if (!query.hasNextPage) return null
  return (
    <p>
      <Button kind="outline" size="normal" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {words.more(what)}
      </Button>
    </p>
  )
}
