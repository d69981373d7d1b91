/** How far long work has come. `things`: what is counted, as it stands after a number ("đơn vị", "sự kiện"). */
export type Progress = { done: number; of: number; things: string }

/**
 * Speaks to whoever started a command, one line a call. With `progress` the line names work that goes on: a terminal
 * rewrites it in place, a log shows it now and then, and nobody needs it afterwards.
 */
export type Say = (line: string, progress?: Progress) => void
