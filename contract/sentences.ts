/** What was wrong with an input, as a sentence about the field, where one can be said. */
import type * as z from 'zod'
import { REFUSALS, type Refusal } from '../miniprogram/core/refusal'

/** What people call the fields. */
const CALLED: Record<string, string> = {
  text: '写的话',
  place: '地方',
  wish: '希望的时间',
  reason: '原因',
  whereInstead: '该去哪里办',
  measures: '打算怎么办',
  lateReason: '超过时限的原因',
  consentWords: '怎么同意的',
  asked: '想办的事',
  done: '办成的样子',
  purpose: '用处',
  piece: '要隐去的字',
  how: '怎么告诉的',
  office: '移交给哪里',
  sourceNo: '那边的编号',
  name: '姓名',
  phone: '电话',
  code: '编号',
  slip: '评价条上的编号',
  no: '单号',
  promisedDay: '答应的日子',
  score: '评分',
  category: '类别',
  sub: '细类',
  attachments: '照片和语音',
  q: '姓名',
}

/** The first thing to mend. Zod's own English sentences are left out; ours are Chinese. */
export function sentenceFor(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const field = [...(issue?.path ?? [])]
    .reverse()
    .find((part): part is string => typeof part === 'string' && part !== 'input' && part !== 'data')
  const called = CALLED[field ?? '']
  const own = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : null
  const message =
    called && own ? `${called}${own}` : called ? `${called}没填对，请看一看再交。` : REFUSALS.BAD_INPUT
  return { refused: 'BAD_INPUT', message, retry: false, ...(field ? { field } : {}) }
}
