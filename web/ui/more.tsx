import { Button } from './button.tsx'

type Props = {
  /** What the list holds, as after a number: "việc", "hồ sơ". */
  what: string
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

/** The way to the next page of a list, as long as there is one. */
export function More({ what, query }: Props) {
  if (!query.hasNextPage) return null
  return (
    <p>
      <Button kind="outline" size="normal" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        Xem thêm {what}
      </Button>
    </p>
  )
}
