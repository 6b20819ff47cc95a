/** How far an import is, and what came of it. */
import type { Api } from '../../../contract'

type Card = Api['roster.show']['reply']
interface Progress {
  progress: number
  progressLine: string
  progressMore: string
}

export function progressOf({ state, done, commits }: Card): Progress {
  const progress = commits === 0 ? 0 : Math.round((done / commits) * 100)
  if (state === 'applying')
    return {
      progress,
      progressLine: `正在存，存了 ${progress}%`,
      progressMore: '关了页面也行，回来接着存。',
    }
  if (state === 'undoing')
    return {
      progress,
      progressLine: `正在撤，还剩 ${progress}%`,
      progressMore: '关了页面也行，回来接着撤。',
    }
  const isReading = state === 'waiting' || state === 'read'
  return { progress: 0, progressLine: isReading ? '正在读，正在和名册对。' : '', progressMore: '' }
}

export const DONE: Record<Card['state'], string> = {
  waiting: '',
  read: '',
  planned: '',
  applying: '',
  applied: '都存好了。',
  undoing: '',
  undone: '都撤回来了。',
  failed: '这个文件收不了',
}

export function doneMore({ state, leftOut, message }: Card): string {
  if (state === 'failed') return message
  const isOver = state === 'applied' || state === 'undone'
  return isOver && leftOut > 0 ? `有 ${leftOut} 处这会儿有人改过，没有动。` : ''
}
