/** docs/deploy.md promises a way to see that each step was done right: what it quotes must be said by something. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(ROOT, 'docs/deploy.md'), 'utf8')
const steps = page.split(/\n(?=\d+\. )/).slice(1)
/** Whatever speaks to the clerk: the deploy, the three witnesses of the self-check, the phone's own sentences. */
const FOLDERS = [
  'scripts/deploy',
  'cloudfunctions/api/county',
  'miniprogram/town/selfcheck',
  'miniprogram/resident/demo',
  'miniprogram/utils',
]
const said = [
  readFileSync(path.join(ROOT, 'scripts/deploy.ts'), 'utf8'),
  ...FOLDERS.flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map(file => readFileSync(path.join(ROOT, folder, file), 'utf8')),
  ),
].join('\n')

describe('the page for the clerk', () => {
  it('has at most fifteen steps by hand', () => {
    expect(steps.length).toBeGreaterThan(10)
    expect(steps.length).toBeLessThanOrEqual(15)
  })

  it.each(steps.map(step => [step.split('\n')[0]?.slice(0, 40), step] as const))(
    '%s: says how to see it',
    (_, step) => {
      const proof = step.split('*做对了*').slice(1).join('')
      const quoted = [...proof.matchAll(/「([^」]+)」/g)].map(([, words]) => words ?? '')
      const lines = quoted.filter(words => said.includes(words))
      expect([proof === '', lines.length > 0]).toEqual([false, true])
    },
  )
})
