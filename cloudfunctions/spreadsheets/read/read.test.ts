// Files as counties send them, and as somebody who means harm would. Each gets its cells, or a sentence.
import { zipSync } from 'fflate'
import { deflateRawSync } from 'node:zlib'
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readBook } from '.'

type Value = string | number | null
const ROWS: Value[][] = [
  ['柳溪村户籍台账'],
  ['姓名', '电话', '出生年份'],
  ['罗望生', 13_955_550_011, 1948],
  ['王 娥', '１３９５５５５００１２', null],
]
function book(rows: Value[][], as: BookType, change: (sheet: WorkSheet) => void = () => {}): Buffer {
  const sheet = utils.aoa_to_sheet(rows)
  change(sheet)
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, sheet, '常住')
  return write(workbook, { type: 'buffer', bookType: as, compression: true }) as Buffer
}
const cells = (bytes: Buffer) => {
  const read = readBook(bytes)
  return read.ok ? read.sheets.map(({ rows }) => rows) : read.message
}
const message = (bytes: Buffer) => {
  const read = readBook(bytes)
  return read.ok ? 'read' : read.message
}

describe('what is read', () => {
  const NUMBERS = [
    ['柳溪村户籍台账'],
    ['姓名', '电话', '出生年份'],
    ['罗望生', 13_955_550_011, 1948],
    ['王 娥', '１３９５５５５００１２'],
  ]
  it.each<BookType>(['xlsx', 'xlsm', 'biff8'])('%s', as => expect(cells(book(ROWS, as))).toEqual([NUMBERS]))

  const TEXTS = [
    ['姓名', '电话'],
    ['罗望生', '1.38E+10'],
    ['"小"王', '=1+1'],
    ['李,春', '0138'],
  ]
  const CSV = '姓名,电话\r\n罗望生,1.38E+10\r\n"""小""王",=1+1\r\n"李,春",0138\r\n'
  it('text with commas: nothing is reckoned, nothing becomes a number', () => {
    expect(cells(Buffer.from(CSV))).toEqual([TEXTS])
    expect(cells(Buffer.from(`\ufeff${CSV}`))).toEqual([TEXTS])
    expect(cells(Buffer.from(CSV.replaceAll('\r', '')))).toEqual([TEXTS])
    expect(cells(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le')]))).toEqual([TEXTS])
  })
  it('text in GBK', () => {
    // 姓名,电话⏎罗望生,13955550011
    const gbk = 'd0d5c3fb2cb5e7bbb00ac2decdfbc9fa2c31333935353535303031310a'
    expect(cells(Buffer.from(gbk, 'hex'))).toEqual([
      [
        ['姓名', '电话'],
        ['罗望生', '13955550011'],
      ],
    ])
  })
  it('text with tabs, and text whose first heading is ID', () => {
    expect(cells(Buffer.from('ID\t姓名\n7\t罗望生\n'))).toEqual([
      [
        ['ID', '姓名'],
        ['7', '罗望生'],
      ],
    ])
  })
  it('a page of HTML that an office calls .xls', () => {
    const page =
      '<html><body><table><tr><td>姓名</td><td>电话</td></tr><tr><td>罗望生</td><td>13955550011</td></tr></table></body></html>'
    expect(cells(Buffer.from(page))).toEqual([
      [
        ['姓名', '电话'],
        ['罗望生', '13955550011'],
      ],
    ])
  })
  it('an empty text under a merge is covered, too', () => {
    const merged = book(
      [
        ['户主', '姓名'],
        ['石一', '石一'],
        ['', '石二'],
      ],
      'xlsx',
      sheet => {
        sheet['!merges'] = [utils.decode_range('A2:A3')]
      },
    )
    expect(cells(merged)).toEqual([
      [
        ['户主', '姓名'],
        ['石一', '石一'],
        ['石一', '石二'],
      ],
    ])
  })
  it('rows out of sight are read, and told', () => {
    const read = readBook(
      book([['姓名'], ['石一'], ['石二']], 'xlsx', sheet => {
        sheet['!rows'] = [{}, { hidden: true }]
      }),
    )
    expect(read.ok && read.sheets[0]?.hiddenRows).toEqual([1])
    expect(read.ok && read.sheets[0]?.rows).toEqual([['姓名'], ['石一'], ['石二']])
  })
  it('merged cells stand for every row they cover', () => {
    const merged = book(
      [
        ['组', '姓名'],
        ['三组', '罗望生'],
        [null, '王娥'],
        ['四组', '何守义'],
      ],
      'xlsx',
      sheet => {
        sheet['!merges'] = [utils.decode_range('A2:A3')]
      },
    )
    expect(cells(merged)).toEqual([
      [
        ['组', '姓名'],
        ['三组', '罗望生'],
        ['三组', '王娥'],
        ['四组', '何守义'],
      ],
    ])
  })
  it('what a formula came to; not what came from another file, nor an error', () => {
    const formulas = book([['甲', '乙', '丙']], 'xlsx', sheet => {
      sheet.A2 = { t: 'n', v: 3, f: '1+2' }
      sheet.B2 = { t: 's', v: '罗望生', f: '[1]Sheet1!A1' }
      sheet.C2 = { t: 'e', v: 0x2a, f: 'VLOOKUP(1,A:A,1)' }
      sheet['!ref'] = 'A1:C2'
    })
    expect(cells(formulas)).toEqual([
      [
        ['甲', '乙', '丙'],
        [3, { untrue: 'elsewhere' }, { untrue: 'error' }],
      ],
    ])
  })
  it('a hidden sheet is told apart', () => {
    const workbook = utils.book_new()
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['男'], ['女']]), '选项')
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['姓名']]), '名册')
    workbook.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    const read = readBook(write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    expect(read.ok && read.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['选项', true],
      ['名册', undefined],
    ])
  })
})

describe('what is not read gets a sentence', () => {
  const BROKEN = '文件坏了，打不开。请在电脑上打开看一眼，另存成 .xlsx 再选一次。'
  const UNKNOWN = '这不是表格。请选 .xlsx、.xls 或者 .csv 文件。'
  const TOO_MUCH = '文件里面展开超过 50 MB，读不了。请把花名册那一张表复制到新的表格里，再选一次。'

  it('nothing, and too much of it', () => {
    expect(message(Buffer.alloc(0))).toBe('文件是空的。')
    expect(message(Buffer.alloc(5 * 1024 * 1024 + 1, 65))).toBe(
      '文件超过 5 MB，读不了。请删掉图片和别的工作表，另存一份再选。',
    )
  })
  it('something cut off, or with a byte changed', () => {
    const good = book(ROWS, 'xlsx')
    expect(message(good.subarray(0, 3000))).toBe(BROKEN)
    expect(message(Buffer.concat([good.subarray(0, 500), Buffer.alloc(400, 7), good.subarray(900)]))).toBe(
      BROKEN,
    )
    expect(message(book(ROWS, 'biff8').subarray(0, 700))).toBe(BROKEN)
  })
  it('a picture, a document, an archive, whatever they are called', () => {
    expect(message(Buffer.from('%PDF-1.7 …'))).toBe(UNKNOWN)
    expect(message(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe(UNKNOWN)
    expect(message(Buffer.from(zipSync({ 'word/document.xml': Buffer.from('<w/>') })))).toBe(UNKNOWN)
  })
  it('bytes that are nobody’s letters', () => {
    expect(message(Buffer.from([0x80, 0x20, 0xfe, 0x39, 0xff, 0x00]))).toBe(
      '这个文件打不开：不是表格，或者坏了，或者字的编码不是 UTF-8、GBK。请在表格软件里打开看一眼，另存成 .xlsx 再选一次。',
    )
  })
  it('a book with a password, of either kind', () => {
    const ENCRYPTED = '文件有密码，读不了。请在表格软件里打开，去掉密码，存好再选一次。'
    expect(message(encryptedXlsx())).toBe(ENCRYPTED)
    expect(message(withFlag(book(ROWS, 'xlsx')))).toBe(ENCRYPTED)
  })
  it('a bomb of 50 kB that says what it is: before anything is unpacked', () => {
    const bomb = zipOf({
      'xl/workbook.xml': Buffer.alloc(10),
      'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000),
    })
    expect(bomb.length).toBeLessThan(70_000)
    expect(message(bomb)).toBe(TOO_MUCH)
  })
  it('a bomb that lies about its size: while it is unpacked', () => {
    const lying = zipOf(
      { 'xl/workbook.xml': Buffer.alloc(10), 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000) },
      100,
    )
    expect(message(lying)).toBe(TOO_MUCH)
  })
  it('more parts than a book has', () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}.xml`, Buffer.alloc(1)]))
    expect(message(zipOf(parts))).toBe(
      '文件里面的零件太多，读不了。请把花名册那一张表复制到新的表格里，再选一次。',
    )
  })
  it('many parts that are little each and too much together', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`xl/worksheets/sheet${i}.xml`, Buffer.alloc(1_000_000)]),
    )
    expect(message(zipOf({ 'xl/workbook.xml': Buffer.alloc(10), ...parts }, 100))).toBe(TOO_MUCH)
  })
  it('more rows or columns than a village has', () => {
    const many = Buffer.from(`姓名\n${'罗望生\n'.repeat(35_001)}`)
    expect(message(many)).toBe('这张表超过 35000 行，读不了。请按镇或者按村分成几个文件。')
    expect(message(Buffer.from(`${Array.from({ length: 61 }, (_, i) => `栏${i}`).join(',')}\n`))).toBe(
      '这张表超过 60 栏，读不了：BI1 里还有字。请删掉花名册用不着的栏，存好再选一次。',
    )
  })
  it('a book in which nothing is written', () => {
    expect(message(book([], 'xlsx'))).toBe('文件里没有写了字的工作表。')
  })
})

/** Office keeps a book with a password inside a container of the old kind. */
function encryptedXlsx(): Buffer {
  const container = utils.book_new()
  utils.book_append_sheet(container, utils.aoa_to_sheet([['x']]), 'x')
  const old = write(container, { type: 'buffer', bookType: 'biff8' }) as Buffer
  const renamed = (name: string) => Buffer.from(name.padEnd(32, '\0'), 'utf16le')
  const at = old.indexOf(Buffer.from('Workbook', 'utf16le'))
  renamed('EncryptedPackage').copy(old, at)
  old.writeUInt16LE(('EncryptedPackage'.length + 1) * 2, at + 64)
  return old
}
/** The bit that says «encrypted» in every entry of the archive. */
function withFlag(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
  return bytes
}
/** An archive by hand. `claims`: what it says of each part's size. */
function zipOf(parts: Record<string, Buffer>, claims?: number): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, body] of Object.entries(parts)) {
    const packed = deflateRawSync(body, { level: 9 })
    const sizes = Buffer.alloc(18)
    sizes.writeUInt16LE(8, 0)
    sizes.writeUInt32LE(packed.length, 10)
    sizes.writeUInt32LE(claims ?? body.length, 14)
    const names = Buffer.alloc(4)
    names.writeUInt16LE(name.length, 0)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'),
      sizes,
      names,
      Buffer.from(name),
      packed,
    ])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\0\x14\0\0\0', 'latin1'),
        sizes,
        names,
        tail,
        Buffer.from(name),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(entries).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...entries, end])
}
