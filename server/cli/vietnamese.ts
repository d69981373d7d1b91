import { type Command, Help } from 'commander'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
}

/** What commander can complain about, recognised by its English; the last group of a pattern is its guess, if any. */
const COMPLAINTS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/missing required argument '(.+)'/, (name) => `Thiếu <${name}>.`],
  [/option '(.+)' argument missing/, (flags) => `Tùy chọn ${nameOf(flags)} cần một giá trị đi sau.`],
  [/required option '(.+)' not specified/, (flags) => `Thiếu tùy chọn ${nameOf(flags)}.`],
  [
    /unknown option '(.+?)'(?:\s+\(Did you mean (.+)\?\))?/s,
    (flag, guess) => `Không có tùy chọn ${flag}.${ask(guess)}`,
  ],
  [/unknown command '(.+?)'(?:\s+\(Did you mean (.+)\?\))?/s, (name, guess) => `Không có lệnh ${name}.${ask(guess)}`],
  [
    /too many arguments.* Expected (\d+) arguments? but got (\d+): (.*)\.$/s,
    (expected, got, given) =>
      `Thừa tham số: cần ${expected}, nhận ${got} (${given}). Tên có dấu cách đặt trong ngoặc kép.`,
  ],
]

const shipped = new Help()

/** Makes a program and the commands added to it afterwards speak Vietnamese, and never end the process by themselves. */
export function speakVietnamese(program: Command): Command {
  return program
    .exitOverride()
    .helpOption('-h, --help', 'xem cách dùng')
    .helpCommand('help [lệnh]', 'xem cách dùng của một lệnh')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (command) => inVietnamese(shipped.commandUsage(command)),
      subcommandTerm: (command) => inVietnamese(shipped.subcommandTerm(command)),
    })
    .configureOutput({ outputError: (text, write) => write(`${translate(text.trim())}\n`) })
}

/** After a complaint every command names the way to its own help. */
export function pointToHelp(command: Command, path = command.name()): void {
  command.showHelpAfterError(`Xem cách dùng: npx ${path} --help`)
  for (const child of command.commands) pointToHelp(child, `${path} ${child.name()}`)
}

function inVietnamese(usage: string): string {
  return usage.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]')
}

function translate(complaint: string): string {
  for (const [pattern, say] of COMPLAINTS) {
    const found = pattern.exec(complaint)
    if (found) return say(...found.slice(1))
  }
  return 'Lệnh viết chưa đúng.'
}

/** `--day <ngày>` → `--day`. */
function nameOf(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags
}

function ask(guess: string | undefined): string {
  return guess ? ` Có phải là ${guess.replace('one of ', '')}?` : ''
}
