/** `npm run check`: everything that can be known without running the product. Names of steps as arguments run only those. */
import path from 'node:path'
import type { Step } from './step'
import { STEPS } from './steps'

const ROOT = path.resolve(import.meta.dirname, '../..')
const SHOWN = 30
// two steps at a time: most of them wait for a child process
const AT_ONCE = 2

type Outcome = { name: string; faults: string[]; seconds: number }

async function perform(step: Step): Promise<Outcome> {
  const began = performance.now()
  const faults = await Promise.resolve()
    .then(() => step.run(ROOT))
    .catch((error: Error) => [`这一步自己出错了：${error.stack ?? error.message}`])
  return { name: step.name, faults, seconds: (performance.now() - began) / 1000 }
}

async function performAll(steps: Step[]): Promise<Outcome[]> {
  const waiting = [...steps]
  const outcomes: Outcome[] = []
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await perform(step))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return steps.map(step => outcomes.find(one => one.name === step.name) as Outcome)
}

function print(outcomes: Outcome[]) {
  for (const { name, faults } of outcomes.filter(one => one.faults.length)) {
    console.log(`\n✗ ${name}`)
    for (const fault of faults.slice(0, SHOWN)) console.log(`  ${fault}`)
    if (faults.length > SHOWN) console.log(`  ……还有 ${faults.length - SHOWN} 处`)
  }
  console.log('')
  for (const { name, faults, seconds } of outcomes)
    console.log(
      `${faults.length ? '✗' : '✓'} ${seconds.toFixed(1).padStart(5)} 秒  ${name}${faults.length ? `（${faults.length} 处）` : ''}`,
    )
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(word => !STEPS.some(step => step.name.includes(word)))
if (unknown.length) {
  console.error(`没有叫“${unknown.join('”“')}”的检查。有的是：${STEPS.map(step => step.name).join('、')}`)
  process.exit(1)
}
const steps = wanted.length ? STEPS.filter(step => wanted.some(word => step.name.includes(word))) : STEPS
const outcomes = await performAll(steps)
print(outcomes)
const failed = outcomes.filter(one => one.faults.length).length
console.log(`\n检查 ${outcomes.length} 项，${failed ? `${failed} 项没过` : '都过了'}`)
process.exit(failed ? 1 : 0)
