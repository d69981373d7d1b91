import { Icon } from './drawing.tsx'
import { useWords } from './words.ts'

/** Where a wording or a number was read: a page is a link that shows its site, anything else its own words. */
export function Source({ text }: { text: string }) {
  const words = useWords()
  if (!URL.canParse(text) || !/^https?:/.test(text)) return text
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {new URL(text).host} <Icon name="open-out" size={11} label={words.opensSource} />
    </a>
  )
}
