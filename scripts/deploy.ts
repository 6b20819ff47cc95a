/**
 * `npm run deploy` builds, checks and uploads functions and mini-program with miniprogram-ci.
 * `-- --dry-run` does everything short of the upload. Needs deploy.json (see docs/deploy.md).
 */
import path from 'node:path'
import {
  inspectFunctions,
  inspectIndexes,
  inspectKey,
  inspectPermissions,
  inspectTemplates,
  FUNCTIONS,
} from './deploy/inspect'
import { writePaper } from './deploy/paper'
import { readSettings, type Settings } from './deploy/settings'
import { upload } from './deploy/upload'
import { buildFunctions } from './build'

const root = path.resolve(import.meta.dirname, '..')
const dryRun = process.argv.includes('--dry-run')
const file = process.argv.includes('--settings')
  ? (process.argv[process.argv.indexOf('--settings') + 1] ?? '')
  : path.join(root, 'deploy.json')

async function main(): Promise<number> {
  await buildFunctions()
  const dist = path.join(root, 'dist/cloudfunctions')
  const { settings, faults } = readSettings(file)
  faults.push(
    ...inspectFunctions(dist),
    ...inspectPermissions(dist),
    ...inspectIndexes(),
    ...(settings ? [...inspectTemplates(settings), ...inspectKey(settings)] : []),
  )
  for (const paper of writePaper(path.join(root, 'dist/deploy'), settings))
    console.log(`written  ${path.relative(root, paper)}`)
  for (const fault of faults) console.error(`fault    ${fault}`)
  if (faults.length > 0 || settings === null) {
    console.error(`\nNothing was uploaded: ${faults.length} fault(s).`)
    return 1
  }
  if (dryRun) {
    console.log(
      `\nReady: ${FUNCTIONS.join(', ')} and the mini-program ${settings.version}. Nothing was uploaded.`,
    )
    return 0
  }
  await upload(root, settings satisfies Settings)
  return 0
}

main().then(
  code => process.exit(code),
  (e: unknown) => {
    console.error(e instanceof Error ? e.message : e)
    process.exit(1)
  },
)
