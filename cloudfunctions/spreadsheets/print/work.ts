/** As much of a print as fits into one invocation, file by file; the next one goes on behind the last that lies there. */
import { boardOf } from '../../../miniprogram/core/print/board'
import { cardOf } from '../../../miniprogram/core/print/cards'
import { FILES } from '../../../miniprogram/core/print/sentences'
import { refuse, type Refusal } from '../../../miniprogram/core/refusal'
import type { Printed, PrintDoc, PrintPart } from '../../_documents'
import { contactCodeOf } from '../../_people/contact-codes'
import { households as titles } from '../../_people/households'
import { printPath, printWorks } from '../../_people/prints'
import { files, now as clock, store, wechat } from '../../_platform/ports'
import { boardSheets } from './board-sheet'
import { cardSheets, type CardSheets } from './card-sheet'
import { villageFacts, type PrintedGrid, type Village } from './facts'
import { fontsOfRun } from './font-files'
import type { Fonts } from './fonts'
import { isToPrint, noticesOf, slipsOf } from './orders'
import { noticeSheets, slipSheets } from './order-sheets'

/** Of the 60 s of the function: what is begun by then is finished. */
const BUDGET = 30_000
/** One file: some 25 sheets, a few megabytes. */
const CARDS_A_FILE = 200
const AT_ONCE = 8
/** Pixels: 30 mm of a card at 240 dots an inch, 42 mm of a board at 260. */
const CODE_WIDTH = { card: 280, board: 430 }

export async function print({ id }: { id: string }): Promise<{ state: PrintDoc['state'] } | Refusal> {
  let one = await store.get('prints', id)
  if (!one) return refuse('NOT_FOUND_HERE')
  const until = performance.now() + BUDGET
  try {
    if (printWorks(one) && !(await fontsOfRun())) one = await failed(one, FILES.noFonts)
    if (one?.state === 'waiting') one = await cut(one)
    while (one && printWorks(one) && performance.now() < until) one = await printNext(one)
    return one ? { state: one.state } : refuse('NOT_FOUND_HERE')
  } finally {
    await store.change('prints', { _id: id }, { set: { runningUntil: 0 } })
  }
}

async function failed({ _id, until: dueAt }: PrintDoc, message: string): Promise<PrintDoc | null> {
  await store.change('prints', { _id }, { set: { state: 'failed', message, dueAt } })
  return store.get('prints', _id)
}

/** Which files it takes. What changes until a file's turn comes stands in it as it is then. */
async function cut(one: PrintDoc): Promise<PrintDoc | null> {
  const villages = await villagesUnder(one)
  const parts: PrintPart[] = []
  for (const village of villages) {
    if (one.what === 'cards') parts.push(...filesOf(village._id, await facts(village._id)))
    else if (await isThere(one.what, village._id)) parts.push({ village: village._id, grids: [] })
  }
  const nothing = parts.length === 0
  const set = {
    parts,
    state: nothing ? ('failed' as const) : ('printing' as const),
    message: nothing ? NOTHING[one.what] : '',
    ...(nothing ? { dueAt: one.until } : {}),
  }
  await store.change('prints', { _id: one._id, state: 'waiting' }, { set })
  return store.get('prints', one._id)
}

/** Why there is no file. */
const NOTHING: Record<Printed, string> = {
  board: FILES.nothing,
  cards: FILES.nothing,
  notices: FILES.noOrders,
  slips: FILES.noSlips,
}
/** A village has a board, whoever lives there; notices and slips only where there is an order. */
async function isThere(what: Exclude<Printed, 'cards'>, villageId: string): Promise<boolean> {
  return what === 'board' || isToPrint(what, villageId)
}

async function villagesUnder({ node, path }: PrintDoc) {
  if (path.length >= 3) return store.some('grids', [path[2] ?? node])
  const below = await store.all('grids', { where: { path: node } })
  return below.filter(({ level, ended }) => level === 2 && !ended).sort((a, b) => (a._id < b._id ? -1 : 1))
}

const facts = (village: string): Promise<Village | null> => villageFacts(village, clock())

/** Whole grids, as many as make a file; a grid alone may be more. */
function filesOf(village: string, found: Village | null): PrintPart[] {
  const parts: PrintPart[] = []
  let cards = 0
  for (const { id, households } of found?.groups.flatMap(group => group.grids) ?? []) {
    if (households.length === 0) continue
    const last = parts.at(-1)
    if (last && cards + households.length <= CARDS_A_FILE) {
      last.grids.push(id)
      cards += households.length
    } else {
      parts.push({ village, grids: [id] })
      cards = households.length
    }
  }
  return parts
}

/** The next file is made, laid down and noted. Done twice it is the same file at the same place, noted once. */
async function printNext(one: PrintDoc): Promise<PrintDoc | null> {
  const n = one.made
  const part = one.parts[n]
  if (!part) throw new Error('a print without a next file is done')
  const set = await fontsOfRun()
  if (!set) throw new Error('the fonts were there a moment ago')
  const village = await facts(part.village)
  const made = village && (await MAKE[one.what](village, part, one, set))
  if (made) await files.upload(printPath(one._id, n), made.pdf)
  const isLast = n + 1 === one.parts.length
  const missing = [...new Set([...one.missing, ...set.missing()])]
  const changed = {
    made: n + 1,
    // A village that was ended meanwhile has no file; its place stays, so that the numbers hold.
    files: [
      ...one.files,
      made ? { name: made.name, pages: made.pages, cards: made.cards } : { name: '', pages: 0, cards: 0 },
    ],
    missing,
    noCode: one.noCode + (made?.noCode ?? 0),
    ...(isLast ? { state: 'done' as const, dueAt: one.until } : {}),
  }
  await store.change('prints', { _id: one._id, made: n }, { set: changed })
  return store.get('prints', one._id)
}

interface Made {
  pdf: Buffer
  name: string
  pages: number
  cards: number
  noCode: number
}

const MAKE: Record<
  Printed,
  (village: Village, part: PrintPart, one: PrintDoc, fontSet: Fonts) => Promise<Made>
> = { board, cards, notices, slips }

async function notices(village: Village, _: PrintPart, { at }: PrintDoc, fontSet: Fonts): Promise<Made> {
  const pieces = await noticesOf(village)
  const code = await wechat.codeOf('grid/today/today', village.id, CODE_WIDTH.card)
  const sheets = await noticeSheets({ ...village, pieces, code, at }, fontSet)
  return madeOf(sheets, FILES.notices(village.village, pieces.length), pieces.length, code)
}

async function slips(village: Village, _: PrintPart, { at }: PrintDoc, fontSet: Fonts): Promise<Made> {
  const pieces = await slipsOf(village)
  const code = await wechat.codeOf('resident/slip/slip', village.id, CODE_WIDTH.card)
  const sheets = await slipSheets({ ...village, pieces, code, at }, fontSet)
  return madeOf(sheets, FILES.slips(village.village, pieces.length), pieces.length, code)
}

const madeOf = (
  sheets: Pick<Made, 'pdf' | 'pages'>,
  name: string,
  cards: number,
  code: Buffer | null,
): Made => ({
  ...sheets,
  name,
  cards,
  noCode: code ? 0 : 1,
})

async function board(village: Village, _: PrintPart, { paper }: PrintDoc, fontSet: Fonts): Promise<Made> {
  const code = await wechat.codeOf('pages/contact/contact', village.id, CODE_WIDTH.board)
  const sheets = await boardSheets(boardOf(village), paper, { fonts: fontSet, code })
  return madeOf(sheets, FILES.board(village.village, paper), 0, code)
}

async function cards(village: Village, { grids }: PrintPart, one: PrintDoc, fontSet: Fonts): Promise<Made> {
  const own = village.groups.flatMap(group => group.grids).filter(({ id }) => grids.includes(id))
  const doors = own.flatMap(grid => grid.households.map(household => ({ grid, household })))
  const names = await titles.of(doors.map(({ household }) => household._id))
  const made: CardSheets['cards'][number][] = []
  for (let i = 0; i < doors.length; i += AT_ONCE)
    made.push(
      ...(await Promise.all(
        doors
          .slice(i, i + AT_ONCE)
          .map(({ grid, household: { _id, door } }) =>
            cardAt(village, grid, { id: _id, title: names.get(_id)?.title ?? door }),
          ),
      )),
    )
  const where = whereOf(village, own)
  const sheets = await cardSheets({ cards: made, where, at: one.at, isSample: village.isSample }, fontSet)
  const noCode = made.filter(({ code }) => code === null).length
  return { ...sheets, name: FILES.cards(where, made.length), cards: made.length, noCode }
}

async function cardAt(village: Village, grid: PrintedGrid, { id, title }: { id: string; title: string }) {
  const code = await contactCodeOf(id)
  const picture = await wechat.codeOf('pages/contact/contact', code, CODE_WIDTH.card)
  const card = cardOf({
    ...village,
    household: title,
    grid: grid.fullName,
    holders: grid.holders,
    deputies: grid.deputies,
    code,
  })
  return { card, code: picture }
}

/** 「柳溪村三组 1 格至三组 4 格」 */
function whereOf({ village }: Village, grids: readonly PrintedGrid[]): string {
  const [first, last] = [grids[0]?.fullName ?? '', grids.at(-1)?.fullName ?? '']
  return first === last ? `${village}${first}` : `${village}${first}至${last}`
}
