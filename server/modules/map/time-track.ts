import { formatDate } from '../../../design/format.ts'
import { drawIcon } from '../../../design/icons.ts'
import { drawTrack } from '../../../design/track.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { addDays, type PlainDate, plainDate } from '../../kernel/time.ts'
import { FIRST_DAY, REFORM_DAY } from '../units/index.ts'
import type { TrackData } from './contract.ts'
import type { MapFacts } from './read-map.ts'
import { linkToDay, namePlace, type Scope } from '../assessment/index.ts'
import { endOfTrack, findStops, type LawDay, onTrack, quarterEnds, sayLaw, type Stop } from './stops.ts'

/** Where the day looked at lies among quarters, laws and the reform; a form and links that lead to another day. */
export function renderTime(facts: MapFacts, laws: readonly LawDay[]): Html {
  const { scope } = facts
  const stops = findStops(scope.today, laws)
  return html`<div class="map-time">
    <h2 class="sr">Xem tại ngày khác</h2>
    <div class="track-box" data-track="${JSON.stringify(describeTrack(scope, stops))}">
      <div data-part="track">${raw(drawTrack(layTrack(facts, laws)))}</div>
    </div>
    <div class="track-controls"><div data-part="days">${renderForm(scope, stops)}</div></div>
  </div>`
}

function layTrack({ scope, sheets }: MapFacts, laws: readonly LawDay[]): Parameters<typeof drawTrack>[0] {
  const end = endOfTrack(scope.today)
  const years: PlainDate[] = []
  for (let year = Number(FIRST_DAY.slice(0, 4)); year <= Number(end.slice(0, 4)); year += 1)
    years.push(plainDate(`${year}-01-01`))
  const { from, to } = sheets.units
  return {
    length: onTrack(end),
    quarters: quarterEnds(FIRST_DAY, end).map((day) => onTrack(addDays(day, 1))),
    years: years.map((day) => ({ at: onTrack(day), words: day.slice(0, 4) })),
    laws: laws
      .filter(({ day }) => day <= end)
      .map((law) =>
        law.day < FIRST_DAY
          ? { at: 0, words: `trước ${FIRST_DAY.slice(0, 4)}: ${sayLaw(law)}`, isBefore: true }
          : { at: onTrack(law.day), words: sayLaw(law), isBefore: false },
      ),
    reform: { at: onTrack(REFORM_DAY), words: `${formatDate(REFORM_DAY)} · bỏ cấp huyện, hợp nhất xã` },
    day: { at: onTrack(scope.asOf), words: formatDate(scope.asOf) },
    same: {
      from: from === null ? 0 : Math.max(0, onTrack(from)),
      to: Math.min(onTrack(scope.today > scope.asOf ? scope.today : scope.asOf), to === null ? Infinity : onTrack(to)),
    },
    today: onTrack(scope.today),
  }
}

/** For the slider: how long the track is, where each stop lies on it, and where it leads. */
function describeTrack(scope: Scope, stops: readonly Stop[]): TrackData {
  return {
    length: onTrack(endOfTrack(scope.today)),
    at: onTrack(scope.asOf),
    stops: stops.map(({ day, words }) => ({
      at: onTrack(day),
      words: `${formatDate(day)}, ${words}`,
      href: linkToDay('/ban-do', scope, day),
    })),
  }
}

function renderForm(scope: Scope, stops: readonly Stop[]): Html {
  const before = stops.findLast(({ day }) => day < scope.asOf)
  const after = stops.find(({ day }) => day > scope.asOf)
  return html`<form class="as-of" action="/ban-do">
    ${renderStep(scope, before, { icon: 'arrow-left', words: 'Mốc trước' })}${renderStep(scope, after, {
      icon: 'arrow-right',
      words: 'Mốc sau',
    })}
    ${scope.place && html`<input type="hidden" name="tinh" value="${namePlace(scope.place, scope.asOf)}" />`}
    <label for="ngay">Xem tại ngày</label
    ><input
      class="input"
      id="ngay"
      name="ngay"
      value="${formatDate(scope.asOf)}"
      inputmode="numeric"
      autocomplete="off"
    /><button class="button ghost">Xem</button>
  </form>`
}

function renderStep(
  scope: Scope,
  stop: Stop | undefined,
  { icon, words }: { icon: 'arrow-left' | 'arrow-right'; words: string },
): Html | undefined {
  if (!stop) return undefined
  const said = `${words}: ${formatDate(stop.day)}, ${stop.words}`
  return html`<a class="button ghost small step" href="${linkToDay('/ban-do', scope, stop.day)}" title="${said}"
    >${raw(drawIcon(icon, 18))}<span class="sr">${said}</span></a
  >`
}
