/**
 * Chooses from the kept requests a few for each route, of different shapes, phones first, and adds them to
 * contract-N.json. What is recorded there already stays: older phones go on asking so.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CONTRACT } from '../../../contract/version'
import { RAW } from './keep'

interface Request {
  route: string
  data: unknown
  contract: number
}
interface Kept {
  from: 'phone' | 'test'
  event: Request
}

const SHAPES = 4
const FILE = path.join(import.meta.dirname, `contract-${CONTRACT}.json`)

/** The fields and their kinds: two requests of one shape prove the same. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length > 0 ? shapeOf(value[0]) : ''}]`
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, inner]) => `${field}:${shapeOf(inner)}`)
    .join()}}`
}

const kept = readdirSync(RAW).flatMap(file =>
  readFileSync(path.join(RAW, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Kept),
)
const chosen: Record<string, Request[]> = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Request[]>)
  : {}
for (const from of ['phone', 'test'] as const) {
  for (const { event } of kept.filter(one => one.from === from && one.event.contract === CONTRACT)) {
    const known = (chosen[event.route] ??= [])
    if (known.length < SHAPES && !known.some(other => shapeOf(other.data) === shapeOf(event.data)))
      known.push(event)
  }
}
const lines = Object.entries(chosen)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([route, requests]) =>
      `  ${JSON.stringify(route)}: [\n${requests.map(one => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`,
  )
writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`)
rmSync(RAW, { recursive: true })
console.log(
  `${path.relative(process.cwd(), FILE)}: ${Object.keys(chosen).length} routes, ${Object.values(chosen).flat().length} requests`,
)
