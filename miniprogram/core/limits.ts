/**
 * How much may be written, photographed and spoken. The one table: the contract's schemas, the forms of the phone and the
 * sentences that refuse read it.
 */
export const LIMITS = {
  /** Characters as a person counts them (code points). */
  text: 500,
  result: 500,
  measures: 300,
  reason: 200,
  rating: 300,
  asked: 200,
  done: 300,
  place: 60,
  wish: 60,
  whereInstead: 100,
  consent: 60,
  office: 40,
  /** Of a person, as it is typed by themselves. */
  name: 20,
  feedback: 500,
  /** Why somebody looks at a number or at words, or takes some out; the piece itself. */
  purpose: 60,
  /** Why a text was not let through. */
  review: 100,
  /** How somebody was reached. */
  reached: 60,
  /** A sentence that a village keeps ready. */
  ready: 100,
  /** Why a request to join was refused. */
  joining: 60,
  /** A good deed, an honour: what was done. */
  deed: 300,
  good: 20,
  unit: 4,
  stockIn: 60,
  stockCount: 100,
  /** A name, a door: what somebody looks for. */
  search: 20,
  /** Words of an order, a door, a number. */
  find: 40,
  /** What a county writes into its register and its rules. */
  gridName: 30,
  door: 40,
  sub: 12,
  statute: 60,
  source: 100,
  holidaySource: 200,
  item: 40,
  itemDetail: 200,
  /** A cell of a spreadsheet that is mended. */
  cell: 60,
  /** Names of a file and of a sheet in it. */
  fileName: 80,
  sheetName: 40,
  /** The number of an order, as it is typed. */
  number: 20,
  /** Households of one group activity. */
  group: 40,
  photos: 9,
  voices: 1,
  voiceSeconds: 60,
  /** Of one photo, of one spreadsheet. */
  photoMegabytes: 10,
  sheetMegabytes: 5,
} as const

/** Said by the person who meets it first: the phone, the contract, the reader of the file. */
export const SHEET_TOO_BIG = `文件超过 ${LIMITS.sheetMegabytes} MB，读不了。请删掉图片和别的工作表，另存一份再选。`

/** Length as a person counts it: an emoji is one. */
export const countText = (text: string): number => [...text].length

/** Characters that may still be typed; negative when there are too many. */
export const left = (text: string, limit: number): number => limit - countText(text)
