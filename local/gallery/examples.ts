// Every component that ships, with its example: a sheet for each group, and one for what lies over the page.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Example } from '../../miniprogram/components/example'
import { filesUnder } from '../../scripts/build/kept'
import type { Sheet } from './sheet'

export const SHIPPED = path.resolve(import.meta.dirname, '../../miniprogram')

/** As templates name them: `/components/order/calendar-day/calendar-day`. */
export const COMPONENTS: readonly string[] = filesUnder(SHIPPED)
  .filter(file => file.endsWith('.json') && !file.includes('miniprogram_npm'))
  .filter(file => (JSON.parse(fs.readFileSync(file, 'utf8')) as { component?: boolean }).component)
  .map(file => `/${path.relative(SHIPPED, file.replace(/\.json$/, '')).replaceAll(path.sep, '/')}`)

export const exampleOf = (place: string): string => path.join(SHIPPED, path.dirname(place), 'example.ts')

const tagOf = (place: string): string => path.basename(place)
const camel = (tag: string): string => tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
/** `/components/order/calendar-day/calendar-day` → `order`, `/desk/components/dispatch-order/dispatch-order` → `desk`. */
const groupOf = (place: string): string => {
  const [, first = '', second = ''] = place.split('/')
  return first === 'components' ? second : first
}

const EXAMPLES: [place: string, example: Example][] = await Promise.all(
  COMPONENTS.filter(place => fs.existsSync(exampleOf(place))).map(
    async (place): Promise<[string, Example]> => [
      place,
      ((await import(pathToFileURL(exampleOf(place)).href)) as { default: Example }).default,
    ],
  ),
)

const sheetOf = (name: string, title: string, shown: [string, Example][]): Sheet => ({
  name,
  title,
  data: Object.fromEntries(shown.map(([place, { data }]) => [camel(tagOf(place)), data])),
  body: shown
    .map(([place, { body }]) => `\n<view class="cap after">${tagOf(place)}</view>\n${body}\n`)
    .join('<view class="after"></view>'),
})

/** Which tags each of them shows, by the name of the sheet. */
export const DRAWN = new Map<string, string[]>()

export const examples: Sheet[] = [
  ...[...new Set(EXAMPLES.map(([place]) => groupOf(place)))].flatMap(group => {
    const shown = EXAMPLES.filter(([place, { alone }]) => groupOf(place) === group && !alone)
    if (shown.length === 0) return []
    const name = `example-${group}`
    DRAWN.set(
      name,
      shown.map(([place]) => tagOf(place)),
    )
    return [sheetOf(name, group, shown)]
  }),
  ...EXAMPLES.filter(([, { alone }]) => alone).map(one => {
    const name = `example-${tagOf(one[0])}`
    DRAWN.set(name, [tagOf(one[0])])
    return sheetOf(name, tagOf(one[0]), [one])
  }),
]

/** What the cloud answers all of them. */
export const answers: Record<string, unknown> = Object.assign(
  {},
  ...EXAMPLES.map(([, one]) => one.answers ?? {}),
)
