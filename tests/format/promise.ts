/**
 * `npx tsx tests/format/promise.ts` promises what this version stores and what its phones ask: from then on nothing of it is
 * written again, and every later version opens, verifies and serves it (docs/stored-format.md). Run once a version, when
 * it goes out; keep.ts first.
 */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CONTRACT } from '../../contract/version'
import { FORMAT, PROMISED, sha256Of } from './stored'

const HERE = import.meta.dirname
const asked = `asked/${CONTRACT}.json`
mkdirSync(path.join(HERE, 'asked'), { recursive: true })
if (!existsSync(path.join(HERE, asked)))
  copyFileSync(path.join(HERE, `../functions/recorded/contract-${CONTRACT}.json`), path.join(HERE, asked))
const names = [`stored/${FORMAT}.jsonl.gz`, `stored/${FORMAT}.worked.jsonl.gz`, asked]
const fresh = names.filter(name => !(name in PROMISED))
const promised = { ...PROMISED, ...Object.fromEntries(fresh.map(name => [name, sha256Of(name)])) }
writeFileSync(path.join(HERE, 'promised.json'), `${JSON.stringify(promised, null, 2)}\n`)
console.log(fresh.length > 0 ? `promised: ${fresh.join(', ')}` : 'all of it is promised already')
