import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LIMIT_TABLE } from './limits'

const rows = Object.entries(LIMIT_TABLE).map(
  ([name, { value, unit, beyond, source }]) =>
    `| \`${name}\` | ${value.toLocaleString('en')} ${unit} | ${beyond} | ${source} |`,
)
const table = ['| name | limit | beyond it | source |', '|---|---|---|---|', ...rows].join('\n')

it('docs/local-cloud.md prints exactly the limits that are kept', () => {
  const doc = readFileSync(new URL('../../docs/local-cloud.md', import.meta.url), 'utf8')
  expect(doc.split('<!-- limits -->\n')[1]?.split('\n<!-- /limits -->')[0]).toBe(table)
})
