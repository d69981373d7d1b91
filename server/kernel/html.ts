import { html as ghtml } from 'ghtml'

/** Markup that is already safe. Made only by `html` and `raw`. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

type Value = Html | string | number | null | undefined | false | readonly Value[]

/** Escapes every value except nested `Html`; arrays are joined, `null`, `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  // ghtml leaves a value alone when "!" stands before it; only values that are Html already get one.
  const literals = strings.raw.map((literal, i) => (i < values.length ? `${literal}!` : literal))
  return new Html(ghtml({ raw: literals } as unknown as TemplateStringsArray, ...values.map(render)))
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(render).join('')
  return escape(String(value))
}

function escape(text: string): string {
  return ghtml`${text}`
}

/** Trusts markup made by our own drawing functions (`design/`). Never give it text from people. */
export function raw(text: string): Html {
  return new Html(text)
}
