/**
 * Where a file goes: a local cloud, or the environment of deploy.json. The file itself travels through the storage, never
 * in a call: the platform's log keeps what calls carry, and a county's file may hold identity numbers.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SpreadsheetRoute } from '../../cloudfunctions/spreadsheets/contract'
import { accountFrom, NO_ACCOUNT } from '../deploy/cloud/account'
import { openCloud } from '../deploy/cloud/cloud'
import { readSettings } from '../deploy/settings'
import type { Options } from './options'

type Reply<T> = { ok: true; data: T } | { ok: false; code: string; message: string }

export interface Target {
  name: string
  /** Lays the file down for `spreadsheets`, at this place or at one of its own where it is removed; answers its id. */
  upload(bytes: Buffer, at?: string): Promise<string>
  ask<T>(route: SpreadsheetRoute, data: object): Promise<Reply<T>>
}

/** Said to the person who typed the command. */
export class NoTarget extends Error {}

/** Where `npm start` writes its address (local/main.ts). */
const ADDRESS = path.resolve(import.meta.dirname, '../../.data/cloud.url')
const USUAL = 'http://127.0.0.1:9080'

export async function targetOf({ cloud, settings }: Pick<Options, 'cloud' | 'settings'>): Promise<Target> {
  if (cloud !== null) return localAt(cloud)
  if (existsSync(settings)) return deployed(settings)
  return localAt(existsSync(ADDRESS) ? readFileSync(ADDRESS, 'utf8').trim() : USUAL)
}

const pathFor = (): string => `rosters/terminal/${randomBytes(16).toString('hex')}`

async function localAt(given: string): Promise<Target> {
  const url = await cloudBehind(given.replace(/\/+$/, ''))
  const post = async (at: string, method: string, body: BodyInit): Promise<unknown> => {
    const answer = await fetch(`${url}${at}`, { method, body })
    return answer.json()
  }
  return {
    name: url,
    async upload(bytes, place = pathFor()) {
      const at = `/upload?openid=terminal&path=${encodeURIComponent(place)}`
      const { fileID } = (await post(at, 'PUT', new Uint8Array(bytes))) as { fileID?: string }
      if (fileID === undefined) throw new NoTarget('文件没有传上去。')
      return fileID
    },
    async ask<T>(route: SpreadsheetRoute, data: object) {
      const body = JSON.stringify({ function: 'spreadsheets', event: { route, data } })
      const answer = (await post('/_console', 'POST', body)) as { result?: Reply<T>; message?: string }
      if (answer.result === undefined) throw new NoTarget(`本地云没有答应：${answer.message ?? ''}`)
      return answer.result
    },
  }
}

/** The cloud itself; where somebody gave the address of the preview, the cloud that stands behind it. */
async function cloudBehind(url: string): Promise<string> {
  const { protocol, hostname, port } = new URL(/^https?:/.test(url) ? url : `http://${url}`)
  const behind = `${protocol}//${hostname}:${Number(port || 80) + 1000}`
  for (const one of [`${protocol}//${hostname}${port ? `:${port}` : ''}`, behind])
    if (await isCloud(one)) return one
  throw new NoTarget(`${url} 没有本地云在跑。请先在另一个窗口 npm start，或者用 --cloud 写它的地址。`)
}
async function isCloud(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/_clock`).catch(() => null)
  if (!answer?.ok) return false
  const told = (await answer.json().catch(() => null)) as { now?: unknown } | null
  return typeof told?.now === 'number'
}

async function deployed(file: string): Promise<Target> {
  const { settings, faults } = readSettings(file)
  if (!settings) throw new NoTarget(faults.join('\n'))
  const account = accountFrom()
  if (!account) throw new NoTarget(NO_ACCOUNT)
  const cloud = await openCloud(account, settings.envId)
  await cloud.environment()
  return {
    name: settings.envId,
    upload: (bytes, at = pathFor()) => cloud.upload(at, bytes),
    ask: <T>(route: SpreadsheetRoute, data: object) =>
      cloud.invoke('spreadsheets', { route, data }) as Promise<Reply<T>>,
  }
}
