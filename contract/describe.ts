/** The page `docs/api.md`: every route with who may, what it takes, what it answers. Made from the contract itself. */
import * as z from 'zod'
import { rowOf, type Verb } from '../miniprogram/core/ticket/lifecycle'
import { RELATION_LABELS } from '../miniprogram/core/labels'
import { REFUSALS } from '../miniprogram/core/refusal'
import type { About } from './described/about'
import { ABOUT_CARE } from './described/care'
import { ABOUT_COUNTY, ABOUT_READY, ABOUT_RULES, ABOUT_SELF_CHECK } from './described/county'
import { ABOUT_EXPORTS } from './described/exports'
import { ABOUT_PERSON } from './described/person'
import { ABOUT_POINTS } from './described/points'
import { ABOUT_PRINT } from './described/print'
import { ABOUT_ROSTER } from './described/roster'
import { ABOUT_TICKET } from './described/ticket'
import { fleetingReads, reads, routes, writes, type Route } from '.'
import { pointsReads, pointsWrites } from './points'
import { presses } from './ticket/press'

type Described =
  | keyof typeof reads
  | keyof typeof fleetingReads
  | keyof typeof writes
  | keyof typeof ABOUT_POINTS

/** What the schemas cannot say. A route without a line is a type error. */
const ABOUT: Record<Described, About> = {
  ...ABOUT_PERSON,
  ...ABOUT_CARE,
  ...ABOUT_TICKET,
  ...ABOUT_COUNTY,
  ...ABOUT_RULES,
  ...ABOUT_READY,
  ...ABOUT_SELF_CHECK,
  ...ABOUT_ROSTER,
  ...ABOUT_PRINT,
  ...ABOUT_EXPORTS,
  ...ABOUT_POINTS,
}

/** Markdown. */
export function describeApi(): string {
  return [
    '# Routes of the function `api`',
    '',
    'Generated from `contract`; do not edit. The phone sends `{ route, data, contract: 1 }` and gets `{ ok: true, data }` or `{ ok: false, code, message, retry, field?, log? }`.',
    'Identity is never in the data: it is the openid of the platform. Unknown fields are refused. The same `key` by the same person is one tap, however often it arrives; with another route or input it is `KEY_USED`. An edited form has a new `key` and names the ones it had before in `instead`.',
    '',
    '## Reading',
    '',
    ...table(Object.keys(reads) as (keyof typeof reads)[]),
    '',
    '## Reading what no phone keeps',
    '',
    ...table(Object.keys(fleetingReads) as (keyof typeof fleetingReads)[]),
    '',
    '## Writing',
    '',
    ...table(Object.keys(writes) as (keyof typeof writes)[]),
    '',
    '## Points, shop, honours',
    '',
    'Buttons come from `can` in the answer, which is the table that decides. `humanCheck: true` as for a ticket’s verbs.',
    '',
    ...table(Object.keys(pointsReads) as Described[]),
    '',
    ...table(Object.keys(pointsWrites) as Described[]),
    '',
    '## Verbs of a ticket',
    '',
    'Asked as `{ ticketId, key, input, humanCheck? }` (`submit` and `register` without `ticketId`); answer: `Pressed { ticket: TicketDetail | null, message }`. `humanCheck: true` sends words on to a person after TEXT_RISKY. States and relations are those of `docs/lifecycle.md`.',
    '',
    '| route | from → to | by | input |',
    '|---|---|---|---|',
    ...(Object.keys(presses) as (keyof typeof presses)[]).map(verbLine),
    '',
    '## Refusals',
    '',
    '| code | says |',
    '|---|---|',
    ...Object.entries(REFUSALS).map(([code, message]) => `| \`${code}\` | ${message} |`),
    '',
  ].join('\n')
}

function table(names: readonly Described[]): string[] {
  return [
    '| route | what | who | input | answers |',
    '|---|---|---|---|---|',
    ...names.map(name => {
      const { who, what, answers } = ABOUT[name]
      return `| \`${name}\` | ${what} | ${who} | ${inputOf(name)} | \`${answers.replaceAll('|', '\\|')}\` |`
    }),
  ]
}

function verbLine(route: keyof typeof presses): string {
  const row = rowOf(route.slice('ticket.'.length) as Verb)
  const to = row.to.join(', ')
  return `| \`${route}\` ${row.label} | ${row.from.join(', ')} → ${to} | ${row.by.map(relation => RELATION_LABELS[relation]).join('、')} | ${inputOf(route, 'input')} |`
}

interface Shape {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  maxLength?: number
  pattern?: string
}

function inputOf(route: Route, part?: 'input'): string {
  const whole = z.toJSONSchema(routes[route] as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Shape
  const { properties = {}, required = [] } = (part ? whole.properties?.[part] : whole) ?? {}
  // Said once above the tables.
  const fields = Object.entries(properties)
    .filter(([name]) => name !== 'instead')
    .map(([name, shape]) => `${name}${required.includes(name) ? '' : '?'}: ${wordOf(shape)}`)
  return fields.length > 0 ? `\`${fields.join('; ')}\`` : '–'
}

function wordOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  // A bar would end the cell of the table.
  if (shape.enum) return shape.enum.map(String).join(' / ')
  if (shape.anyOf) return shape.anyOf.map(wordOf).join(' / ')
  if (shape.items) return `${wordOf(shape.items)}[]`
  if (shape.properties)
    return `{ ${Object.entries(shape.properties)
      .map(([name, of]) => `${name}${shape.required?.includes(name) ? '' : '?'}: ${wordOf(of)}`)
      .join('; ')} }`
  if (shape.type === 'string' && shape.maxLength) return `text ≤ ${shape.maxLength / 2}`
  return String(shape.type ?? 'any')
}
