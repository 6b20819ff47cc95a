import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultOn } from './steps/runtimes'

function bundle(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bundle-')), 'index.js')
  writeFileSync(file, text)
  return file
}
const fault = (text: string): Promise<string | null> => faultOn(process.execPath, bundle(text))

describe('a function that is loaded and called', () => {
  it('is fine when it answers, whatever it answers', async () => {
    expect(await fault('exports.main = async () => ({ ok: false })')).toBe(null)
  })
  it('is named when this Node cannot read it, when it does not load, has no main, or throws', async () => {
    expect(await fault('exports.main = a ??')).toContain('SyntaxError')
    expect(await fault('[].notInThisNode(1)')).toContain('notInThisNode')
    expect(await fault('exports.mian = 1')).toContain('没有 main')
    expect(await fault('exports.main = async () => { throw new Error("keys") }')).toContain('keys')
  })
})
