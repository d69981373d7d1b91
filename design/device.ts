import type { Language } from './words.ts'

const SAID: readonly (readonly [RegExp, string])[] = [
  [/^Thiết bị không rõ$/, 'Unknown device'],
  [/^Trình duyệt khác/, 'Other browser'],
  [/ trên /, ' on '],
]

/** A device as the server wrote it down at sign-in (`Chrome trên Linux`), in the language of the reader. */
export function sayDevice(device: string, language: Language): string {
  if (language === 'vi') return device
  return SAID.reduce((text, [vietnamese, english]) => text.replace(vietnamese, english), device)
}
