import { LIMITS as TYPED, SHEET_TOO_BIG } from '../../../miniprogram/core/limits'

/** How much of a file is read, and what is said of one that is more. Asked before it is unpacked and while it is. */
export const LIMITS = {
  /** As a chat sends it. */
  fileBytes: TYPED.sheetMegabytes * 1024 * 1024,
  /** All parts of a workbook together. */
  unpackedBytes: 50 * 1024 * 1024,
  parts: 2000,
  rows: 35_000,
  columns: 60,
  sheets: 30,
  /** Each may reach down all rows. */
  merges: 20_000,
} as const

export const MESSAGES = {
  tooBig: SHEET_TOO_BIG,
  empty: '文件是空的。',
  tooMuchInside: '文件里面展开超过 50 MB，读不了。请把花名册那一张表复制到新的表格里，再选一次。',
  tooManyParts: '文件里面的零件太多，读不了。请把花名册那一张表复制到新的表格里，再选一次。',
  tooManySheets: '文件里超过 30 张工作表，读不了。请把花名册那一张复制到新的表格里，再选一次。',
  tooManyRows: '这张表超过 35000 行，读不了。请按镇或者按村分成几个文件。',
  tooManyColumns: (cell: string) =>
    `这张表超过 60 栏，读不了：${cell} 里还有字。请删掉花名册用不着的栏，存好再选一次。`,
  encrypted: '文件有密码，读不了。请在表格软件里打开，去掉密码，存好再选一次。',
  broken: '文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。',
  unknown: '这不是表格。请选 .xlsx、.xls 或者 .csv 文件。',
  letters:
    '这个文件打不开：不是表格，或者坏了，或者字的编码不是 UTF-8、GBK。请在表格软件里打开看一眼，另存成 .xlsx 再选一次。',
  noSheet: '文件里没有写了字的工作表。',
} as const

export interface Place {
  row: number
  cell: string
}
/** Thrown while reading; `message` is for the clerk. `place`: where it is known. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly place: Place | null = null,
  ) {
    super(message)
  }
}
