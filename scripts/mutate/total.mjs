/**
 * `node scripts/mutate/total.mjs report.json …`: the scores of all reports together, folder by folder and in sum. Of a file
 * that was run several times the last report counts; one that is gone since does not.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const CORE = 'miniprogram/core'
const KILLED = ['Killed', 'Timeout']
const SURVIVED = ['Survived', 'NoCoverage']

const files = new Map()
for (const report of process.argv.slice(2))
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files))
    if (existsSync(file)) files.set(file, mutants)

const folders = new Map()
for (const [file, mutants] of files) {
  const folder = path.relative(CORE, path.dirname(file)) || '.'
  const row = folders.get(folder) ?? { files: 0, killed: 0, survived: 0 }
  const count = among => mutants.filter(({ status }) => among.includes(status)).length
  folders.set(folder, {
    files: row.files + 1,
    killed: row.killed + count(KILLED),
    survived: row.survived + count(SURVIVED),
  })
}

const line = (name, { files, killed, survived }) =>
  `| ${name} | ${files} | ${killed} | ${survived} | ${((100 * killed) / (killed + survived || 1)).toFixed(1)} % |`
const sum = of => [...folders.values()].reduce((all, row) => all + row[of], 0)
console.log('| folder | files | killed | survived, not reached | score |\n|---|---|---|---|---|')
for (const [name, row] of [...folders].sort()) console.log(line(`\`${name}\``, row))
console.log(line('**all**', { files: sum('files'), killed: sum('killed'), survived: sum('survived') }))
