/** Rows as they came → rows as they should be, or what is wrong with each in words a clerk can act on. */
import { holdsIdentityNumber, holdsMobile } from '../../../miniprogram/core/people/identity'
import { rows as shapes, type ImportKind, type Row, type RowProblem } from '../contract'

export interface ReadRow<K extends ImportKind> {
  row: number
  value: Row<K>
}

/** Every row is read, also after a wrong one: a clerk mends the whole file at once. */
export function readRows<K extends ImportKind>(
  what: K,
  raw: readonly unknown[],
): { rows: ReadRow<K>[]; problems: RowProblem[] } {
  const rows: ReadRow<K>[] = []
  const problems: RowProblem[] = []
  raw.forEach((one, i) => {
    const told = tooMuch(one)
    problems.push(...told.map(problem => ({ row: i + 1, ...problem })))
    const read = shapes[what].safeParse(one)
    if (told.length > 0) return
    if (read.success) rows.push({ row: i + 1, value: read.data as Row<K> })
    else
      for (const issue of read.error.issues)
        problems.push({
          row: i + 1,
          ...wordsFor(
            issue.code,
            issue.path.map(String),
            issue.code === 'unrecognized_keys' ? issue.keys : [],
          ),
        })
  })
  return { rows, problems: [...problems, ...twice(what, rows)] }
}

const MAY_BE_A_NUMBER = ['phone', 'staffPhone']
/** Keys are kept as a hash, so a register may number people by their phones; a grid's key is shown. */
const IDENTITY = '这一格像身份证号，系统不收，也没有存下。请删掉；编号请换成户内序号一类的。'
const MOBILE = '这里像写了手机号，别人会看到。手机号只填在手机号那一格。'
const SHOWN = ['name', 'door', 'staffName', 'gridId', 'parent', 'succeeds', 'code']

/** Every cell of a row, whatever column it stands in, also one that does not belong there. The number itself is not repeated. */
function tooMuch(row: unknown, field = ''): { field: string; message: string }[] {
  if (typeof row === 'number' || typeof row === 'string') {
    const text = String(row)
    const column = field.split('.').pop() ?? ''
    if (holdsIdentityNumber(text)) return [{ field, message: IDENTITY }]
    return SHOWN.includes(column) && !MAY_BE_A_NUMBER.includes(column) && holdsMobile(text)
      ? [{ field, message: MOBILE }]
      : []
  }
  if (typeof row !== 'object' || row === null) return []
  return Object.entries(row).flatMap(([name, cell]) => [
    ...(holdsIdentityNumber(name) ? [{ field: '', message: IDENTITY }] : []),
    ...tooMuch(cell, field === '' ? name : `${field}.${name}`),
  ])
}

const HINTS: Record<string, string> = {
  id: '编号只能用字母、数字、横线和冒号，最长 80 个。',
  name: '名称要填，不能太长。',
  level: '级别填 0 到 4：县、镇、村、组、户级网格。',
  parent: '上级网格填它的编号；县填空。',
  code: '村的代码是 2 到 4 个大写字母；联系卡编号是八位数字。',
  gridId: '网格编号没填对。',
  door: '门牌要填，最长 40 个字。',
  phone: '手机号是 1 开头的 11 位数字，没有就填空。',
  staffPhone: '公开电话是 1 开头的 11 位数字，没有就填空。',
  kin: '亲属户写明户编号和关系（配偶 spouse、父母 parents）。',
  posts: '岗位要写明角色、网格、起止日子。',
  role: '没有这个角色。',
  householdId: '户编号没填对。',
  left: '搬走了写 true，没搬就不要这一格。',
}

function wordsFor(
  code: string,
  path: string[],
  extra: readonly string[],
): { field: string; message: string } {
  if (code === 'unrecognized_keys')
    return {
      field: extra.join('、'),
      message: `多了一格：${extra.join('、')}。请删掉，或看看是不是写错了名字。`,
    }
  const field = path.join('.')
  const last = [...path].reverse().find(p => HINTS[p])
  return { field, message: last ? HINTS[last]! : '这一行没填对，请看一看。' }
}

function twice<K extends ImportKind>(what: K, rows: readonly ReadRow<K>[]): RowProblem[] {
  const field = what === 'contact_codes' ? 'code' : 'id'
  const first = new Map<string, number>()
  return rows.flatMap(({ row, value }) => {
    const id = String((value as Record<string, unknown>)[field])
    const before = first.get(id)
    if (before === undefined) {
      first.set(id, row)
      return []
    }
    return [{ row, field, message: `跟第 ${before} 行的编号一样，留一行。` }]
  })
}
