/** Words and photos of one handler's report (progress, resolution): kept as a draft, sent through the outbox. */
import { press } from '../api/outbox'
import type { LocalFile } from '../api/files'
import { newKey } from '../api/key'
import { dropDraft, keepDraft, readDraft } from '../forms/draft'
import { dropFile } from '../forms/attach'

export interface Report {
  key: string
  text: string
  files: LocalFile[]
  outcome: string
}

export const readReport = (name: string): Report =>
  readDraft<Report>(name) ?? { key: newKey(), text: '', files: [], outcome: '' }
export const keepReport = (name: string, report: Report): void => keepDraft(name, report)

/** What to say afterwards, or the sentence that refuses. Without signal it is kept in the phone and goes by itself. */
export async function sendReport(
  name: string,
  route: 'ticket.progress' | 'ticket.resolve',
  ticketId: string,
  title: string,
  report: Report,
  input: Record<string, unknown>,
): Promise<{ message: string } | { trouble: string }> {
  const result = await press({
    key: report.key,
    route,
    ask: { key: report.key, ticketId, input: { ...input, attachments: [] } },
    files: report.files,
    title,
  })
  if (result.ok === false) return { trouble: result.message }
  dropDraft(name)
  if (result.ok === 'kept') return { message: '没信号，先存在这个手机里，有了信号自己会交，只交一次。' }
  for (const file of report.files) dropFile(file)
  return { message: 'message' in result.data ? result.data.message : '记下了。' }
}
