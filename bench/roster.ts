/** A county's spreadsheet of thirty thousand people: read, compared, written, brought again, taken back. */
import { rmSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import type { Import } from '../cloudfunctions/spreadsheets/routes'
import type { LocalCloud } from '../local/cloud'
import { cloudOver, copyOf, countyOf } from './data'
import type { Row } from './report'

const NAMES = [
  '甲乙丙丁戊己庚辛壬癸',
  '子丑寅卯辰巳午未申酉',
  '金木水火土日月山川田',
  '天地人和风雷云雨雪霜',
  '春夏秋冬',
]
const LEAVES = ['一组 1 格', '二组 1 格', '三组 1 格', '三组 2 格']

/** `rows` people of one village, three to a door, every name its own. */
function fileOf(rows: number): Buffer {
  const lines: (string | number)[][] = [['姓名', '与户主关系', '所属网格', '门牌', '联系电话', '身份证号']]
  for (let i = 0; i < rows; i++) {
    const grid = LEAVES[Math.floor(i / 3) % LEAVES.length] ?? ''
    const name = NAMES.map((signs, at) => signs[Math.floor(i / 10 ** at) % signs.length]).join('')
    lines.push([
      `测${name}`,
      i % 3 === 0 ? '户主' : '子女',
      grid,
      `${grid.slice(0, 2)} ${1000 + Math.floor(i / 3)} 号`,
      13_000_000_001 + i * 7,
      '',
    ])
  }
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(lines), '名册')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

export async function roster(
  rows: number,
  functionsDir: string,
  tell: (text: string) => void,
): Promise<Row[]> {
  const { dir } = await countyOf(1000)
  const copy = copyOf(dir, 0)
  const cloud = await cloudOver(copy, functionsDir)
  const bytes = fileOf(rows)
  const measured: Row[] = []
  const longest = { seconds: 0 }
  const step = async (route: string, data: object): Promise<Import> => {
    const began = performance.now()
    const one = await ask(cloud, route, data)
    longest.seconds = Math.max(longest.seconds, (performance.now() - began) / 1000)
    return one
  }
  const all = async (what: string, work: () => Promise<string>): Promise<void> => {
    tell(what)
    cloud.resetCounts()
    longest.seconds = 0
    const began = performance.now()
    const message = await work()
    const calls = Object.entries(cloud.counts()).reduce(
      (sum, [name, n]) => sum + (name.includes('.') ? n : 0),
      0,
    )
    const seconds = (performance.now() - began) / 1000
    measured.push({
      what: `${rows} rows: ${what}`,
      value: `${seconds.toFixed(1)} s, ${(rows / seconds).toFixed(0)} rows a second, ${calls} calls, the longest invocation ${longest.seconds.toFixed(1)} s${message}`,
      budget: 'each invocation ≤ 60 s',
      misses: longest.seconds > 60,
    })
  }
  let one: Import | null = null
  const through = async (route: string, state: Import['state']): Promise<void> => {
    do one = await step(route, { id: one?.id ?? '' })
    while (one.state === state)
  }
  const begin = async (): Promise<string> => {
    const fileId = await cloud.files.put('bench', `rosters/bench/${Math.random()}`, bytes)
    one = await step('begin', { kind: 'people', village: '柳溪村', fileId, fileName: 'bench.xlsx' })
    one = await step('plan', { id: one.id })
    const { counts } = one
    return `; new ${counts.new}, same ${counts.same}, wrong ${counts.wrong}`
  }
  const applied = async (): Promise<string> => {
    await through('apply', 'applying')
    return `; ${one?.commits} commits, left out ${one?.leftOut}`
  }
  await all(`read and compared (${(bytes.length / 2 ** 20).toFixed(1)} MB)`, begin)
  await all('written', applied)
  const written = one
  await all('the same file again, read and compared', begin)
  await all('the same file again, written', applied)
  one = written
  await all('taken back', async () => {
    await through('undo', 'undoing')
    return `; left out ${one?.leftOut}`
  })
  await cloud.close()
  rmSync(copy, { recursive: true, force: true })
  return measured
}

async function ask(cloud: LocalCloud, route: string, data: object): Promise<Import> {
  const reply = (await cloud.console('spreadsheets', { route, data })) as {
    ok: boolean
    data: Import
    message?: string
  }
  if (!reply.ok) throw new Error(`${route}: ${reply.message ?? ''}`)
  return reply.data
}
