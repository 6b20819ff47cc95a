/**
 * One round of one tree: some lives of orders and some openings of every page at a county of 1,000 orders, as medians of
 * processor time. Prints one line of JSON. Only `bench/compare.ts` runs it, also in trees of earlier commits, into which
 * it copies this file: so it uses nothing but what those have too.
 */
import { life } from './chain'
import { cloudOver, copyOf, countyOf } from './data'
import { Tally } from './measure'
import { pages } from './pages'
import { buildFunctions } from '../scripts/build'

const [lives, openings] = process.argv.slice(2).map(Number) as [number, number]

const functionsDir = await buildFunctions()
const { dir } = await countyOf(1000)
const cloud = await cloudOver(copyOf(dir, 0), functionsDir)
const county = { cloud, verbs: new Tally(), pages: new Tally() }
await life(cloud, new Tally(), 0)
for (let i = 1; i <= lives; i++) await life(cloud, county.verbs, i)
await pages([county], openings)
await cloud.close()

const medians = (tally: Tally) =>
  Object.fromEntries(
    [...tally.figures()].map(([name, { cpuMs, reads, writes }]) => [name, { cpuMs, reads, writes }]),
  )
console.log(JSON.stringify({ verbs: medians(county.verbs), pages: medians(county.pages) }))
